# What `cmake --install` puts where, and what `cpack` makes a package of.
include(GNUInstallDirs)

# What the program says about itself stands in files of its own; `all` and the release preset make them.
set(pages "${PROJECT_BINARY_DIR}/pages")
file(MAKE_DIRECTORY "${pages}")
set(page_files)
function(add_page file)
  add_custom_command(
    OUTPUT "${pages}/${file}"
    COMMAND vrpc ${ARGN} > "${pages}/${file}"
    DEPENDS vrpc
    VERBATIM)
  set(page_files ${page_files} "${pages}/${file}" PARENT_SCOPE)
endfunction()
add_page(vrpc.1 man)
add_page(vrpc completion bash)
add_page(_vrpc completion zsh)
add_page(vrpc.fish completion fish)
add_page(configuration.json schema configuration)
add_custom_target(pages ALL DEPENDS ${page_files})

install(TARGETS vrpc)
install(FILES "${pages}/vrpc.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${pages}/vrpc" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${pages}/_vrpc" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${pages}/vrpc.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(FILES ${schemas} "${pages}/configuration.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/vrpc/schemas")
install(FILES LICENSE README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# --- The Debian package ---

# Only what is installed has to be built, and the tests are not.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${VRPC_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compiler and linter for Huawei VRP configuration")
set(CPACK_PACKAGE_DESCRIPTION
"vrpc reads configurations of Huawei routers and switches that run VRP 8, and
says what is wrong with them before a device does. It also lays them out,
compares them, writes the scripts that lead from one to the other, and converts
them to JSON and back.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/debian/stage.cmake")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
