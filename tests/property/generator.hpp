// Random configurations, made by walking the views and forms of the command grammar: most lines are right, and each
// text has its own measure of what people, terminals and devices do to them.
#pragma once

#include <vector>

#include "syntax/tree.hpp"
#include "values.hpp"

namespace vrpc::property {

using command::FormId;
using command::Grammar;
using command::ViewId;
using syntax::InputKind;

class Generator {
 public:
  // A calm text has no mistakes and nothing that is only typed; only its layout and the spelling of its keywords vary.
  Generator(const Grammar& grammar, std::uint64_t seed, bool calm = false)
      : grammar_(grammar), random_(seed), values_(grammar, random_), calm_(calm) {
    forms_.resize(grammar.view_count());
    for (std::uint32_t form = 0; form < grammar.form_count(); ++form) {
      const command::CommandRow& command = grammar.command(grammar.command_of(FormId{form}));
      if (calm && (command.not_configuration != 0 || command.effect != command::Effect::none)) continue;
      for (const std::uint32_t view : grammar.list(command.views)) forms_[view].push_back(FormId{form});
    }
  }

  std::string run() {
    const auto kind = random_.chance(75)   ? InputKind::saved
                      : random_.chance(75) ? InputKind::script
                                           : InputKind::transcript;
    noise_ = random_noise();
    if (calm_) noise_.indentation = noise_.unknown = noise_.broken = noise_.bytes = 0;
    flat_ = kind != InputKind::saved;
    prompted_ = kind == InputKind::transcript;
    if (random_.chance(3)) text_ += "\xEF\xBB\xBF";
    if (flat_) append_line(0, "system-view");
    const std::size_t sections = 1 + random_.below(4);
    for (std::size_t i = 0; i < sections; ++i) {
      if (random_.chance(80)) append_line(0, "#");
      section(*grammar_.find_view("system"), 0, 0);
    }
    if (random_.chance(50)) append_line(0, flat_ ? "commit" : "return");
    if (random_.chance(10)) text_.resize(text_.find_last_not_of("\r\n") + 1);
    return std::move(text_);
  }

 private:
  // In percent, of words or of lines.
  struct Noise {
    std::size_t spelling = 0;     // case, abbreviation
    std::size_t spacing = 0;      // between words and at the end of lines
    std::size_t indentation = 0;  // more or less than there should be
    std::size_t unknown = 0;
    std::size_t broken = 0;
    std::size_t bytes = 0;
    std::size_t crlf = 0;
    std::size_t remarks = 10;
  };

  Noise random_noise() {
    const auto some = [this](std::size_t most) { return random_.chance(50) ? 0 : 1 + random_.below(most); };
    return {some(60), some(60), some(20), some(30), some(20), some(5), random_.chance(20) ? 50 + random_.below(51) : 0,
            some(40)};
  }

  // --- Lines ---

  void section(ViewId view, std::size_t indentation, std::size_t depth) {
    if (forms_[command::index(view)].empty()) return;
    const std::size_t count = 1 + random_.below(depth == 0 ? 3 : 5);
    for (std::size_t i = 0; i < count; ++i) {
      if (random_.chance(noise_.remarks)) remark(indentation);
      if (random_.chance(noise_.unknown)) unknown(indentation);
      const FormId form = pick_form(view);
      std::string words;
      append_item(grammar_.form(form).root, words);
      append_line(indentation, broken(words));
      const command::CommandRow& command = grammar_.command(grammar_.command_of(form));
      if (grammar_.form(form).undo != 0) continue;
      if (command.raw == command::Raw::until) block(grammar_.text(command.raw_end));
      if (command::index(command.enters) == command::kNone || depth > 5 || random_.chance(10)) continue;
      section(command.enters, indentation + 1 + (random_.chance(10) ? random_.below(3) : 0), depth + 1);
      if (flat_ && random_.chance(90)) append_line(indentation, "quit");
    }
  }

  // Views are rare among the commands of the system view, and most of the configuration.
  FormId pick_form(ViewId view) {
    const std::vector<FormId>& forms = forms_[command::index(view)];
    FormId form = random_.pick(forms);
    for (std::size_t i = 0; i < 8; ++i) {
      const command::CommandRow& command = grammar_.command(grammar_.command_of(form));
      const bool wanted = command::index(command.enters) != command::kNone && grammar_.form(form).undo == 0;
      if (wanted || command.raw != command::Raw::none || random_.chance(40)) break;
      form = random_.pick(forms);
    }
    return form;
  }

  void remark(std::size_t indentation) {
    constexpr std::string_view kRemarks[] = {
        "#", "#", "#", "! a  remark ", "# another\tone", "", "  ", "---- More ----"};
    append_line(random_.chance(20) ? random_.below(4) : indentation, random_.pick(kRemarks));
  }

  void unknown(std::size_t indentation) {
    constexpr std::string_view kLines[] = {
        "frobnicate  the widget", "undo  frobnicate", "x",     "\"a  b\" c",
        "~some default",          "<replace/>",       "[a] b", "password cipher %^%#a\"b  c%^%#"};
    append_line(indentation + (random_.chance(20) ? random_.below(3) : 0), random_.pick(kLines));
    if (random_.chance(30)) append_line(indentation + 1 + random_.below(3), "of what   nobody knows");
  }

  void block(std::string_view end) {
    for (std::size_t i = random_.below(3); i > 0; --i)
      append_line(random_.below(3), random_.chance(20) ? "#" : random_.word("0123456789ABCDEF  ", 20));
    if (random_.chance(90)) append_line(0, end);
  }

  void append_line(std::size_t indentation, std::string_view words) {
    if (prompted_) text_ += random_.chance(5) ? "Info: output\n" : "[~HUAWEI]";
    if (random_.chance(1)) text_ += "  ---- More ----\x1B[42D      \x1B[42D";
    if (random_.chance(noise_.indentation)) indentation = random_.below(5);
    if (!flat_ || random_.chance(noise_.indentation))
      text_.append(indentation, random_.chance(noise_.indentation / 4) ? '\t' : ' ');
    text_ += words;
    if (random_.chance(noise_.spacing)) text_ += gap();
    text_ += random_.chance(noise_.crlf) ? "\r\n" : "\n";
  }

  // --- Words ---

  void append_item(std::uint32_t number, std::string& out) {
    const command::ItemRow& item = grammar_.item(number);
    switch (item.kind) {
      case command::ItemKind::leaf: return append_leaf(command::LeafId{item.children.first}, out);
      case command::ItemKind::sequence:
        for (std::uint32_t i = 0; i < item.children.count; ++i) append_item(item.children.first + i, out);
        return;
      case command::ItemKind::one_of:
        if (item.optional == 0 || random_.chance(50))
          append_item(item.children.first + static_cast<std::uint32_t>(random_.below(item.children.count)), out);
        return;
      case command::ItemKind::any_order: return append_any_order(item, out);
      case command::ItemKind::repeat:
        const std::uint32_t most = std::min(item.most, item.least + 2);
        for (auto i = random_.between(item.least, most); i > 0; --i) append_item(item.children.first, out);
        return;
    }
  }

  void append_any_order(const command::ItemRow& item, std::string& out) {
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < item.children.count; ++i) left.push_back(item.children.first + i);
    const std::size_t least = item.optional != 0 ? 0 : 1;
    for (std::size_t count = least + random_.below(left.size()); count > 0; --count) {
      const auto chosen = left.begin() + static_cast<std::ptrdiff_t>(random_.below(left.size()));
      append_item(*chosen, out);
      left.erase(chosen);
    }
  }

  void append_leaf(command::LeafId id, std::string& out) {
    if (!out.empty()) out += random_.chance(noise_.spacing) ? gap() : " ";
    const command::Symbol symbol = grammar_.leaf(id).symbol;
    if (symbol.is_keyword()) {
      out += respelled(grammar_.spelling(symbol.keyword()));
    } else {
      out += values_.of(grammar_.type(symbol.type()));
    }
  }

  std::string respelled(std::string_view keyword) {
    if (!random_.chance(noise_.spelling)) return std::string(keyword);
    std::string word(random_.chance(50) ? keyword : keyword.substr(0, 1 + random_.below(keyword.size())));
    if (random_.chance(50))
      std::transform(word.begin(), word.end(), word.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return word;
  }

  std::string gap() {
    constexpr std::string_view kGaps[] = {"  ", "     ", "\t", " \t "};
    if (random_.chance(noise_.bytes)) return " \x02 ";
    return std::string(random_.pick(kGaps));
  }

  std::string broken(std::string words) {
    if (random_.chance(noise_.broken)) {
      const std::size_t blank = words.rfind(' ');
      if (blank != std::string::npos) words.resize(blank);
      if (random_.chance(50)) words += " 999999999999";
      if (random_.chance(20)) words += " \"open";
    }
    if (random_.chance(noise_.bytes)) words[random_.below(words.size())] = static_cast<char>(random_.below(256));
    return words;
  }

  const Grammar& grammar_;
  Random random_;
  Values values_;
  std::vector<std::vector<FormId>> forms_;  // of each view
  bool calm_;
  Noise noise_;
  bool flat_ = false;
  bool prompted_ = false;
  std::string text_;
};

}  // namespace vrpc::property
