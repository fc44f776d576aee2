// The notation of Huawei's command references: `peer { <ipv4-address> | <group-name> } keep-all-routes`.
//
// Wider than the references: `&<1-8>` may follow anything. Narrower: a lone `*` is no keyword (one form of
// 27,538 has it).
#pragma once

#include <tao/pegtl.hpp>

namespace vrpc::peg::notation {

using namespace tao::pegtl;

struct space : sor<one<' ', '\t'>, seq<one<'\\'>, opt<one<'\r'>>, one<'\n'>>> {};
struct spaces : star<space> {};

struct keyword_character : not_one<' ', '\t', '\r', '\n', '\\', '[', ']', '{', '}', '|', '<', '>', '&', '*'> {};
struct keyword : plus<keyword_character> {};
struct parameter_name : plus<not_one<'<', '>', ' ', '\t', '\r', '\n'>> {};
struct parameter : if_must<one<'<'>, parameter_name, one<'>'>> {};

struct sequence;
struct bar : seq<one<'|'>, spaces> {};
struct alternatives : list_must<sequence, bar> {};
struct star_sign : one<'*'> {};
struct required_close : one<'}'> {};
struct optional_close : one<']'> {};
struct required : if_must<one<'{'>, spaces, alternatives, required_close, spaces, opt<star_sign>> {};
struct optional : if_must<one<'['>, spaces, alternatives, optional_close, spaces, opt<star_sign>> {};

struct least : plus<digit> {};
struct most : plus<digit> {};
struct repetition : if_must<string<'&', '<'>, least, one<'-'>, most, one<'>'>> {};

struct element : seq<sor<required, optional, parameter, keyword>, spaces, opt<repetition, spaces>> {};
struct sequence : plus<element> {};
struct form : must<spaces, sequence, eof> {};

}  // namespace vrpc::peg::notation
