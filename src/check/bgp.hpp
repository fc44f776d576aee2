// The peers of BGP, by the network that they are reached through.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/query.hpp"

namespace vrpc::check {

// `bgp 65001`, or a view right below it.
struct BgpView {
  EntryId entry;
  std::string command;       // that enters it: `bgp`, `ipv4-family-vpnv4`, `ipv4-family-vpn-instance`
  std::string vpn_instance;  // empty: the public network
};

[[nodiscard]] std::vector<BgpView> bgp_views(const Config& config);

class BgpPeers {
 public:
  BgpPeers(const Config& config, const std::vector<BgpView>& views);

  // `vpn_instance` is empty for the public network.
  [[nodiscard]] bool has(const std::string& vpn_instance, const IpAddress& peer) const {
    return groups_.contains({vpn_instance, peer});
  }
  // Peers that no line names: lines that are not understood, or a group that listens for peers.
  [[nodiscard]] bool may_have_others(const std::string& vpn_instance) const {
    return others_anywhere_ || others_.contains(vpn_instance);
  }
  // Of a peer that it has: what it belongs to, in whatever address family.
  [[nodiscard]] const std::set<std::string>& groups(const std::string& vpn_instance, const IpAddress& peer) const {
    return groups_.at({vpn_instance, peer});
  }
  // Where there is a peer of this address; nothing if nowhere.
  [[nodiscard]] const std::string* network_of(const IpAddress& peer) const;

 private:
  void add(const Config& config, const BgpView& view, EntryId id);

  std::map<std::pair<std::string, IpAddress>, std::set<std::string>> groups_;
  std::map<IpAddress, std::string> networks_;
  std::set<std::string> others_;
  bool others_anywhere_ = false;
};

// Which peers keep the routes that their import policy refuses. A family is known by the command that enters it, and
// its VPN instance; what stands in the BGP view is about `ipv4-family-unicast`.
class KeptRoutes {
 public:
  KeptRoutes(const Config& config, const std::vector<BgpView>& views);

  // It is certain that none of the peers keeps all routes: of the family, of all families of VPN instances that the
  // command enters, or this peer. Not so if there is no such family or peer, or if lines in it are not understood.
  [[nodiscard]] bool none(const std::string& command, const std::string& vpn_instance) const;
  [[nodiscard]] bool none_in_vpn_instances(const std::string& command) const;
  [[nodiscard]] bool none_of(const std::string& command, const std::string& vpn_instance, const IpAddress& peer) const;

 private:
  struct Family {
    bool certain = true;
    std::set<std::string> groups;
    std::set<IpAddress> peers;
    [[nodiscard]] bool none() const { return certain && groups.empty() && peers.empty(); }
  };

  BgpPeers peers_;
  std::map<std::pair<std::string, std::string>, Family> families_;
  bool nothing_to_find_ = false;  // all peers keep all routes, or the BGP view may say so
};

// `bgp 65001`, or `bgp 65001 instance a`, around the entry.
[[nodiscard]] EntryId bgp_process(const Config& config, EntryId id);

// The peers of the public network that exchange routes of some address family.
class EnabledPeers {
 public:
  EnabledPeers(const Config& config, EntryId process);

  // Also if lines of the process are not understood.
  [[nodiscard]] bool may_have(const IpAddress& peer) const;

 private:
  // Calls `visit` with each line of the process and its views, and whether it is about IPv4 unicast.
  template <typename Visit> void visit(Visit visit) const;
  void collect() const;

  struct Enabled {
    std::set<IpAddress> peers;
    std::set<std::string> groups;
    std::map<IpAddress, std::set<std::string>> groups_of;
  };

  const Config& config_;
  EntryId process_;
  std::set<IpAddress> without_ipv4_unicast_;
  mutable std::optional<Enabled> enabled_;  // made when first needed: most peers have IPv4 unicast
  bool ipv4_unicast_by_default_ = true;
  bool unknown_ = false;
};

}  // namespace vrpc::check
