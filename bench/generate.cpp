// `generate LINES [KIND]`: a configuration of about that many lines on standard output, the same every time. KIND is
// `mixed` (the default: what a router of an operator has, in about the proportions of published configurations),
// `changed` (the same a month later: one line in fifty differs), or one kind of object: sessions, peers, interfaces,
// vpn-instances, unknown, errors.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace {

class Generator {
 public:
  Generator(std::uint32_t lines, bool later) : wanted_(lines), later_(later) {}

  void mixed() {
    put("sysname BENCH");
    put("#");
    put("isis 1");
    for (std::uint32_t i = 0; lines_ < wanted_; ++i) {
      vpn_instance(i);
      for (std::uint32_t j = 0; j < 4; ++j) interface(4 * i + j, i);
      peer(i);
      unknown(i);
    }
    finish_bgp();
    sessions(4);
    put("return");
  }

  void only(std::string_view kind) {
    if (kind == "sessions") return sessions(wanted_ / 6);
    for (std::uint32_t i = 0; lines_ < wanted_; ++i) {
      if (kind == "vpn-instances") vpn_instance(i);
      if (kind == "interfaces") interface(i, 0);
      if (kind == "unknown") unknown(i);
      if (kind == "errors") error(i);
      if (kind == "peers") peer(i);
    }
    finish_bgp();
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  template <typename... Args> void put(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
    text_ += '\n';
    ++lines_;
  }

  // One object in `rate` differs in the later version.
  [[nodiscard]] bool changed(std::uint32_t i, std::uint32_t rate) const { return later_ && i % rate == 0; }

  static std::string address(std::uint32_t i) {
    return fmt::format("10.{}.{}.{}", i >> 16 & 255, i >> 8 & 255, i & 255);
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

  void interface(std::uint32_t i, std::uint32_t instance) {
    put("#");
    put("interface GigabitEthernet0/{}/{}.{}", i / 4096 / 16, i / 4096 % 16, i % 4096 + 1);
    put(" description to customer {} on floor {}", instance, changed(i, 10) ? 8 : i % 7);
    put(" vlan-type dot1q {}", i % 4094 + 1);
    if (i % 2 == 0 && !changed(i, 40)) put(" ip binding vpn-instance customer-{}", instance);
    put(" ip address {} 255.255.255.252", address(4 * i + 1));
    if (i % 3 == 0) put(" ipv6 enable");
    if (i % 3 == 0) put(" ipv6 address 2001:DB8:{:X}:{:X}::1/64", i >> 16, i & 0xFFFF);
    put(" undo shutdown");
    put(" isis enable 1");
  }

  // Peers are gathered, for `bgp` is one section.
  void peer(std::uint32_t i) {
    const std::string peer = address(4 * i + 2);
    fmt::format_to(std::back_inserter(peers_), " peer {} as-number {}\n peer {} description customer {}\n", peer,
                   64512 + (changed(i, 20) ? 1000 : i % 1000), peer, i);
    fmt::format_to(std::back_inserter(enabled_), "  peer {} enable\n  peer {} keep-all-routes\n", peer, peer);
    lines_ += 4;
  }

  void finish_bgp() {
    if (peers_.empty()) return;
    put("#");
    put("bgp 65000");
    text_ += peers_;
    put(" #");
    put(" ipv4-family unicast");
    text_ += enabled_;
  }

  // What no definition covers.
  void unknown(std::uint32_t i) {
    put("#");
    put("flux-capacitor {}", i);
    put(" plutonium level {} gigawatt", changed(i, 25) ? 121 : i % 100);
    put(" display-year {}", 1955 + i % 60);
  }

  void error(std::uint32_t i) {
    put("#");
    put("bmp");
    put(" statistics-timer {}", i % 15);
    put(" bmp-session 192.0.2.{} alisa a{}", i % 256, i);
    put(" conect-interface {}", address(i));
  }

  void sessions(std::uint32_t count) {
    put("#");
    put("bmp");
    for (std::uint32_t i = 0; i < count; ++i) {
      put(" #");
      put(" bmp-session {} alias collector-{}", address(i / 4 + 1), i);
      put("  tcp connect port {}", 1024 + i % 60000);
      put("  #");
      put("  monitor public");
      put("   route-mode ipv4-family unicast adj-rib-in post-policy");
    }
    put("#");
  }

  std::uint32_t wanted_;
  bool later_;
  std::uint32_t lines_ = 0;
  std::string text_;
  std::string peers_;
  std::string enabled_;
};

}  // namespace

int main(int argc, char** argv) {
  const int lines = argc > 1 ? std::atoi(argv[1]) : 0;
  const std::string_view kind = argc > 2 ? argv[2] : "mixed";
  constexpr std::string_view kKinds[] = {"mixed",      "changed",       "sessions", "peers",
                                         "interfaces", "vpn-instances", "unknown",  "errors"};
  if (lines <= 0 || std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds)) {
    fmt::print(stderr,
               "usage: generate LINES [mixed|changed|sessions|peers|interfaces|vpn-instances|unknown|errors]\n");
    return 2;
  }
  const bool later = kind == "changed";
  Generator generator(static_cast<std::uint32_t>(lines), later);
  if (kind == "mixed" || later) {
    generator.mixed();
  } else {
    generator.only(kind);
  }
  std::fwrite(generator.text().data(), 1, generator.text().size(), stdout);
  return 0;
}
