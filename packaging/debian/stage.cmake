# Run by cpack over the files that it is about to pack: what Debian wants otherwise than `cmake --install` leaves it.
set(root "${CPACK_TEMPORARY_DIRECTORY}")
set(share "${root}/usr/share")
set(doc "${share}/doc/vrpc")

file(MAKE_DIRECTORY "${share}/zsh/vendor-completions")
file(RENAME "${share}/zsh/site-functions/_vrpc" "${share}/zsh/vendor-completions/_vrpc")
file(REMOVE_RECURSE "${share}/zsh/site-functions")

# Debian has one copy of each licence.
file(REMOVE "${doc}/LICENSE")
foreach(name copyright changelog)
  configure_file("${CMAKE_CURRENT_LIST_DIR}/${name}" "${doc}/${name}" COPYONLY)
endforeach()
execute_process(COMMAND gzip -9n "${doc}/changelog" "${share}/man/man1/vrpc.1" COMMAND_ERROR_IS_FATAL ANY)
