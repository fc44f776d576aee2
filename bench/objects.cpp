#include "objects.hpp"

#include <iterator>

#include <fmt/format.h>

namespace vrpc::bench {
namespace {

class Generator {
 public:
  // `later`: the same configuration a month on.
  explicit Generator(bool later) : later_(later) {}

  // Each adds the object of that number.
  void customer(std::uint32_t i) {
    vpn_instance(i);
    for (std::uint32_t j = 0; j < 4; ++j) interface(4 * i + j, i);
    peer(i);
    if (i % 8 == 0) policy(i);
  }
  void customer_and_unknown(std::uint32_t i) {
    customer(i);
    unknown(i);
  }

  void vpn_instance(std::uint32_t i) {
    put("#");
    put("ip vpn-instance customer-{}", i);
    put(" ipv4-family");
    put("  route-distinguisher 65000:{}", i + 1);
    put("  apply-label per-instance");
    put("  vpn-target 65000:{} export-extcommunity", i + 1);
    put("  vpn-target 65000:{} import-extcommunity", changed(i, 5) ? i : i + 1);
  }

  void lone_interface(std::uint32_t i) { interface(i, 0); }

  // Peers are gathered, for `bgp` is one section. So are sessions and rules.
  void peer(std::uint32_t i) {
    const std::string peer = address(4 * i + 2);
    add(peers_, " peer {} as-number {}", peer, 64512 + (changed(i, 20) ? 1000 : i % 1000));
    add(peers_, " peer {} description customer {}", peer, i);
    add(enabled_, "  peer {} enable", peer);
    add(enabled_, "  peer {} keep-all-routes", peer);
  }

  void session(std::uint32_t i) {
    add(sessions_, " #");
    add(sessions_, " bmp-session {} alias collector-{}", address(i / 4 + 1), i);
    add(sessions_, "  tcp connect port {}", 1024 + i % 60000);
    add(sessions_, "  #");
    add(sessions_, "  monitor public");
    add(sessions_, "   route-mode ipv4-family unicast adj-rib-in post-policy");
  }

  void acl_rule(std::uint32_t i) {
    const std::string server = address(4 * i + 1);
    switch (i % 3) {
      case 0: return add(rules_, " rule {} permit ip source {} 0.0.0.3", 5 * i + 5, server);
      case 1:
        return add(rules_, " rule {} permit tcp destination {} 0 destination-port eq {}", 5 * i + 5, server, i % 1024);
      default: return add(rules_, " rule {} deny udp source {} 0 source-port eq snmp", 5 * i + 5, server);
    }
  }

  // Names that are defined once and used once: a peer, its route policy, and what that asks.
  void reference(std::uint32_t i) {
    peer(i);
    policy(i);
  }

  // Of a peer that there is.
  void policy(std::uint32_t i) {
    put("#");
    put("acl name filter-{} advance", i);
    put(" rule 5 permit ip source {} 0.0.0.255", address(i << 8));
    put("#");
    put("ip ip-prefix prefixes-{} index 10 permit {} 24", i, address(i << 8));
    put("#");
    put("route-policy policy-{} permit node 10", i);
    put(" if-match ip-prefix prefixes-{}", i);
    put(" apply local-preference {}", changed(i, 5) ? 200 : 100);
    put("#");
    put("route-policy policy-{} permit node 20", i);
    put(" if-match acl filter-{}", i);
    add(enabled_, "  peer {} route-policy policy-{} import", address(4 * i + 2), i);
  }

  // A name that nothing defines, and much like one that something defines.
  void undefined(std::uint32_t i) {
    put("#");
    put("ip vpn-instance customer-{}", i);
    put(" ipv4-family");
    put("#");
    put("interface LoopBack{}", i);
    put(" ip binding vpn-instance custmoer-{}", i);
  }

  // An address that another interface has.
  void duplicate(std::uint32_t i) {
    put("#");
    put("interface LoopBack{}", i);
    put(" ip address {} 255.255.255.255", address(i / 2));
  }

  // What no definition covers.
  void unknown(std::uint32_t i) {
    put("#");
    put("flux-capacitor {}", i);
    put(" plutonium level {} gigawatt", changed(i, 25) ? 121 : i % 100);
    put(" display-year {}", 1955 + i % 60);
  }

  // A wrong value, a misspelt word and an unknown command.
  void error(std::uint32_t i) {
    put("#");
    put("bmp");
    put(" statistics-timer {}", i % 15);
    put(" bmp-session 192.0.2.{} alisa a{}", i % 256, i);
    put(" conect-interface {}", address(i));
  }

  [[nodiscard]] std::uint32_t lines() const { return lines_; }

  [[nodiscard]] std::string take() {
    std::string text = "#\nsysname BENCH\n#\nisis 1\n" + text_;
    const auto section = [&text](std::string_view head, const std::string& body) {
      if (!body.empty()) fmt::format_to(std::back_inserter(text), "#\n{}\n{}", head, body);
    };
    section("acl number 3000", rules_);
    section("bgp 65000", enabled_.empty() ? peers_ : peers_ + " #\n ipv4-family unicast\n" + enabled_);
    section("bmp", sessions_);
    return text + "#\nreturn\n";
  }

 private:
  template <typename... Args> void add(std::string& section, fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(section), format, std::forward<Args>(args)...);
    section += '\n';
    ++lines_;
  }
  template <typename... Args> void put(fmt::format_string<Args...> format, Args&&... args) {
    add(text_, format, std::forward<Args>(args)...);
  }

  // One object in `rate` differs in the later version.
  [[nodiscard]] bool changed(std::uint32_t i, std::uint32_t rate) const { return later_ && i % rate == 0; }

  static std::string address(std::uint32_t i) {
    return fmt::format("10.{}.{}.{}", i >> 16 & 255, i >> 8 & 255, i & 255);
  }

  void interface(std::uint32_t i, std::uint32_t customer) {
    put("#");
    put("interface GigabitEthernet0/{}/{}.{}", i / 4096 / 16, i / 4096 % 16, i % 4096 + 1);
    put(" description to customer {} on floor {}", customer, changed(i, 10) ? 8 : i % 7);
    put(" vlan-type dot1q {}", i % 4094 + 1);
    if (i % 2 == 0 && customer > 0 && !changed(i, 40)) put(" ip binding vpn-instance customer-{}", customer);
    put(" ip address {} 255.255.255.252", address(4 * i + 1));
    if (i % 3 == 0) put(" ipv6 enable");
    if (i % 3 == 0) put(" ipv6 address 2001:DB8:{:X}:{:X}::1/64", i >> 16, i & 0xFFFF);
    put(" undo shutdown");
    put(" isis enable 1");
  }

  bool later_;
  std::uint32_t lines_ = 0;
  std::string text_;
  std::string rules_;
  std::string peers_;
  std::string enabled_;
  std::string sessions_;
};

using Add = void (Generator::*)(std::uint32_t number);

struct Kind {
  ObjectKind shown;
  Add add;
};

constexpr Kind kKinds[] = {
    {{"mixed", "customers of an operator, and some commands that vrpc does not know"},
     &Generator::customer_and_unknown},
    {{"changed", "the same a month later: one line in fifty differs"}, &Generator::customer_and_unknown},
    {{"clean", "customers only: nothing to find"}, &Generator::customer},
    {{"sessions", "BMP sessions"}, &Generator::session},
    {{"peers", "BGP peers"}, &Generator::peer},
    {{"interfaces", "interfaces with addresses"}, &Generator::lone_interface},
    {{"vpn-instances", "VPN instances"}, &Generator::vpn_instance},
    {{"acl-rules", "rules of one ACL"}, &Generator::acl_rule},
    {{"references", "ACLs, prefix lists, and route policies that name them"}, &Generator::reference},
    {{"unknown", "commands that vrpc does not know"}, &Generator::unknown},
    {{"errors", "three wrong lines each"}, &Generator::error},
    {{"undefined", "misspelt names"}, &Generator::undefined},
    {{"duplicates", "addresses that two interfaces have"}, &Generator::duplicate},
};

}  // namespace

std::vector<ObjectKind> object_kinds() {
  std::vector<ObjectKind> kinds;
  for (const Kind& kind : kKinds) kinds.push_back(kind.shown);
  return kinds;
}

std::optional<std::string> objects(std::string_view name, std::uint32_t number, Unit unit) {
  for (const Kind& kind : kKinds) {
    if (kind.shown.name != name) continue;
    Generator generator(name == "changed");
    for (std::uint32_t i = 0; (unit == Unit::objects ? i : generator.lines()) < number; ++i) (generator.*kind.add)(i);
    return generator.take();
  }
  return std::nullopt;
}

}  // namespace vrpc::bench
