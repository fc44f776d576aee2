// A file of command definitions (*.vrpg): blocks at the left margin, their lines indented. docs/grammar.md says
// what they mean. The notation of forms is in peg/notation.hpp.
#pragma once

#include <tao/pegtl.hpp>

#include "peg/notation.hpp"

namespace vrpc::peg::definition {

using namespace tao::pegtl;

struct space : notation::space {};
struct spaces : star<space> {};
struct line_end : sor<one<'\n'>, string<'\r', '\n'>> {};
struct at_line_end : at<sor<line_end, eof>> {};

struct comment : seq<one<'#'>, until<at_line_end>> {};
struct empty_line : seq<spaces, opt<comment>, line_end> {};
struct last_line : seq<spaces, opt<comment>, eof> {};

struct name : plus<sor<alnum, one<'-', '_', '.', '/', '+', '@'>>> {};
struct parameter_name : plus<sor<alnum, one<'-', '_', '.', '/', '+', '@', ':'>>> {};
struct title_text : star<not_one<'"', '\r', '\n'>> {};
struct title : if_must<one<'"'>, title_text, one<'"'>, spaces> {};

// The rest of a line, over `\` at its end.
struct rest_character : sor<space, not_one<'\r', '\n'>> {};
struct rest : star<not_at<sor<line_end, eof>>, rest_character> {};

// What blocks consist of: an attribute's word and its text.
struct attribute_name : plus<sor<alnum, one<'-'>>> {};
struct attribute : seq<plus<one<' ', '\t'>>, attribute_name, spaces, rest, sor<line_end, eof>> {};
struct block_name : plus<alpha> {};
struct head : seq<block_name, plus<space>, rest, sor<line_end, eof>> {};
struct line : sor<empty_line, last_line, attribute, head> {};

// Heads.
struct device_head : must<name, spaces, title, eof> {};
struct name_head : must<name, spaces, title, eof> {};
struct view_head : must<name, spaces, title, eof> {};
struct name_separator : seq<one<','>, spaces> {};
struct bar : seq<one<'|'>, spaces> {};
struct listed_name : seq<name, spaces> {};
struct name_list : list_must<listed_name, name_separator> {};
struct choice_list : list_must<listed_name, bar> {};
struct equals : seq<one<'='>, spaces> {};
struct group_head : must<listed_name, title, equals, choice_list, eof> {};
struct in : seq<string<'i', 'n'>, plus<space>> {};
struct command_head : must<listed_name, in, name_list, eof> {};

// `on ne40e, ce6800:` before a form.
struct guard : if_must<seq<string<'o', 'n'>, plus<space>>, name_list, one<':'>, spaces> {};

// Types and what is said of parameters.
struct number : seq<opt<one<'-'>>, plus<digit>> {};
struct range : seq<number, string<'.', '.'>, number, spaces> {};
struct or_ : seq<string<'o', 'r'>, plus<space>> {};
struct ranges : list<range, or_> {};
struct unit : seq<plus<sor<alpha, one<'/', '-'>>>, spaces> {};

template <char... Letters> struct word : seq<string<Letters...>, not_at<sor<alnum, one<'-', '_'>>>, spaces> {};

struct integer_type : if_must<word<'i', 'n', 't', 'e', 'g', 'e', 'r'>, ranges, opt<unit>> {};
struct string_type : if_must<word<'s', 't', 'r', 'i', 'n', 'g'>, ranges> {};
struct text_type : if_must<word<'t', 'e', 'x', 't'>, ranges> {};
struct mask_length : if_must<seq<or_, word<'l', 'e', 'n', 'g', 't', 'h'>>, ranges> {};
struct mask_type : if_must<word<'i', 'p', 'v', '4', '-', 'm', 'a', 's', 'k'>, opt<mask_length>> {};
struct enum_type : if_must<word<'e', 'n', 'u', 'm'>, choice_list> {};
struct plain_range : if_must<word<'p', 'l', 'a', 'i', 'n'>, range> {};
struct cipher_range : if_must<word<'c', 'i', 'p', 'h', 'e', 'r'>, range> {};
struct secret_type : if_must<word<'s', 'e', 'c', 'r', 'e', 't'>, plain_range, opt<cipher_range>> {};
struct named_type : seq<name, spaces> {};
struct type : sor<integer_type, string_type, text_type, mask_type, enum_type, secret_type, named_type> {};

struct quotable : word<'q', 'u', 'o', 't', 'a', 'b', 'l', 'e'> {};
struct case_insensitive : word<'c', 'a', 's', 'e', '-', 'i', 'n', 's', 'e', 'n', 's', 'i', 't', 'i', 'v', 'e'> {};
struct value : plus<not_one<' ', '\t', ',', '\r', '\n', '\\'>> {};
struct reserved : if_must<word<'n', 'o', 't'>, value, spaces> {};
struct characters : if_must<word<'c', 'h', 'a', 'r', 's'>, list<value, plus<space>>, spaces> {};
struct default_value : if_must<word<'d', 'e', 'f', 'a', 'u', 'l', 't'>, value, spaces> {};
struct defines : if_must<word<'d', 'e', 'f', 'i', 'n', 'e', 's'>, named_type> {};
struct uses : if_must<word<'u', 's', 'e', 's'>, named_type> {};
struct softly_uses : if_must<word<'s', 'o', 'f', 't', 'l', 'y'>, uses> {};
struct type_attribute : sor<quotable, case_insensitive, reserved, characters> {};
struct parameter_attribute : sor<default_value, defines, softly_uses, uses> {};
struct any_attribute : sor<type_attribute, parameter_attribute> {};

struct is : word<'i', 's'> {};
struct type_head : must<listed_name, is, type, star<if_must<name_separator, type_attribute>>, eof> {};
struct listed_parameter : seq<parameter_name, spaces> {};
struct parameter_list : list_must<listed_parameter, name_separator> {};
struct where : must<parameter_list, is, type, star<if_must<name_separator, any_attribute>>, eof> {};
struct choice : must<listed_name, equals, choice_list, eof> {};

// What is said of commands.
struct owned_name : seq<name, opt<one<'*'>>> {};
struct listed_owned : seq<owned_name, spaces> {};
struct owned_list : list_must<listed_owned, name_separator> {};
struct expand : must<choice_list, equals, choice_list, eof> {};

}  // namespace vrpc::peg::definition
