// A configuration text laid out as a device prints it: indentation by view, one blank between words, keywords in full,
// an indented `#` where the next command starts.
//
// Never touched: values, comments, the order of lines, and the words of lines that are unknown, wrong or text. Scripts
// keep their indentation, transcripts keep everything. What is formatted already stays as it is.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "bind/bind.hpp"

namespace vrpc::emit {

// `options` are those that the document was bound with. The result was read again, and has the statements of the
// document; an error, a clause, says where it has not, and is a mistake in vrpc.
[[nodiscard]] tl::expected<std::string, std::string> format(const bind::Document& document,
                                                            const bind::BindOptions& options);

}  // namespace vrpc::emit
