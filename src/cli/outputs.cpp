#include "cli/outputs.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "cli/printing.hpp"
#include "report/statistics.hpp"

namespace vrpc::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool is_coloured(const Output& output) {
  return output.format->name == "text" && output.file.empty() && Context::wants_colours();
}

// `sarif:out.sarif`
std::optional<Output> read_output(const std::string& text, Context& context) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string name = text.substr(0, colon);
  Output output{report::find_format(name), text.substr(std::min(colon + 1, text.size()))};
  if (output.format == nullptr) {
    std::vector<std::string_view> known;
    for (const report::Format& format : report::formats()) known.push_back(format.name);
    const std::string_view near = diag::closest(name, known);
    const std::string hint = near.empty() ? "there are " + format_help() : fmt::format("did you mean `{}`?", near);
    context.trouble("--format", fmt::format("no format is named `{}`; {}", diag::quotable(name), hint));
    return std::nullopt;
  }
  if (output.file == "-") output.file.clear();
  if (colon + 1 == text.size()) {
    context.trouble("--format", fmt::format("`{}` names no file after the colon", text));
    return std::nullopt;
  }
  return output;
}

void append_step_summary(const report::Run& run, Context& context) {
  const std::string path(environment("GITHUB_STEP_SUMMARY"));
  if (path.empty()) return;
  const std::string text = report::to_github_summary(run);
  std::FILE* file = std::fopen(path.c_str(), "a");
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  if (!written || !closed) context.trouble(path, "the summary of the step could not be written");
}

}  // namespace

std::string format_help() {
  std::string text;
  for (const report::Format& format : report::formats())
    text += fmt::format("{}{}", text.empty() ? "" : ", ", format.name);
  return text;
}

std::optional<std::vector<Output>> read_outputs(const OutputOptions& options, Context& context) {
  std::vector<Output> outputs;
  for (const std::string& text : options.formats) {
    auto output = read_output(text, context);
    if (!output) return std::nullopt;
    outputs.push_back(*output);
  }
  if (outputs.empty()) outputs.push_back({report::find_format("text"), {}});
  if (!options.output.empty() && options.output != "-") {
    const auto open = std::find_if(outputs.begin(), outputs.end(), [](const Output& o) { return o.file.empty(); });
    if (open == outputs.end()) {
      context.trouble("--output", "every format names a file of its own");
      return std::nullopt;
    }
    open->file = options.output;
  }
  const auto can_mark = [](const Output& output) { return output.format->name == "sarif"; };
  if (options.include_suppressed && std::none_of(outputs.begin(), outputs.end(), can_mark)) {
    context.trouble("--include-suppressed", "only `sarif` can mark findings as suppressed; add --format sarif:FILE");
    return std::nullopt;
  }
  std::set<std::string> taken;
  for (const Output& output : outputs) {
    if (taken.insert(output.file).second) continue;
    const std::string place = output.file.empty() ? "standard output" : "`" + output.file + "`";
    context.trouble("--format", fmt::format("two reports cannot go to {}; write FORMAT:FILE for one", place));
    return std::nullopt;
  }
  return outputs;
}

report::Detail detail_of(const std::vector<Output>& outputs, bool show_secrets) {
  report::Detail detail;
  detail.show_secrets = show_secrets;
  for (const Output& output : outputs) {
    if (output.format->name == "text") (is_coloured(output) ? detail.coloured : detail.text) = true;
    std::error_code unknown;
    if (is_coloured(output) && isatty(STDOUT_FILENO) != 0)
      detail.link_folder = std::filesystem::current_path(unknown).native();
    if (output.format->name == "sarif") detail.line_hashes = true;
  }
  return detail;
}

void write_statistics(const std::vector<Output>& outputs, const report::Run& run, Print unnamed) {
  const bool shown = std::any_of(outputs.begin(), outputs.end(),
                                 [](const Output& o) { return o.file.empty() && o.format->for_people; });
  (shown ? unnamed : Print(say))(report::statistics(run));
}

void write_outputs(const std::vector<Output>& outputs, const report::Run& run, Print unnamed, Context& context) {
  for (const Output& output : outputs) {
    const std::string text = is_coloured(output) ? report::to_coloured_text(run) : output.format->write(run);
    if (output.format->name == "github") append_step_summary(run, context);
    if (output.file.empty()) {
      unnamed(output.format->for_people ? for_log(text) : text);
    } else if (const auto written = text::replace_file(output.file, text); !written) {
      context.trouble(output.file, written.error());
    }
  }
}

}  // namespace vrpc::cli
