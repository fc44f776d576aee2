#include "check/bgp.hpp"

namespace vrpc::check {

std::vector<BgpView> bgp_views(const Config& config) {
  std::vector<BgpView> views;
  for (const std::string_view command : {"bgp", "bgp-instance"})
    for (const EntryId id : config.entries(command)) views.push_back({id, std::string(command), ""});
  const std::size_t processes = views.size();
  for (std::size_t i = 0; i < processes; ++i)
    for (const EntryId id : config.children(views[i].entry))
      if (!config.entry(id).undone && enters_view(config, id))
        views.push_back({id, std::string(config.grammar().name(config.entry(id).command)),
                         config.value(id, "vpn-instance-name").value_or("")});
  return views;
}

BgpPeers::BgpPeers(const Config& config, const std::vector<BgpView>& views) {
  for (const BgpView& view : views)
    for (const EntryId id : config.children(view.entry)) add(config, view, id);
}

void BgpPeers::add(const Config& config, const BgpView& view, EntryId id) {
  if (config.entry(id).undone) return;
  const bool process = view.command == "bgp" || view.command == "bgp-instance";
  if (command::index(config.entry(id).command) == command::kNone) {
    // In the BGP view, it may also be a VPN instance that is not understood.
    others_anywhere_ |= process;
    if (!view.vpn_instance.empty()) others_.insert(view.vpn_instance);
    return;
  }
  const bool listens = config.is(id, "peer-listen-net") || (config.is(id, "group") && config.has_keyword(id, "listen"));
  if (listens) others_.insert(view.vpn_instance);
  const bool joins = config.is(id, "peer-group");
  if (!joins && !config.is(id, "peer-as-number")) return;
  const auto peer = address(config, id, "address");
  if (!peer) return;
  // In the address families of the public network, a group is joined by peers that are defined above them.
  if (joins && !process && view.vpn_instance.empty() && !has("", *peer)) return;
  std::set<std::string>& groups = groups_[{view.vpn_instance, *peer}];
  if (joins) groups.insert(config.value(id, "group-name").value_or(""));
  networks_.try_emplace(*peer, view.vpn_instance);
}

const std::string* BgpPeers::network_of(const IpAddress& peer) const {
  const auto found = networks_.find(peer);
  return found != networks_.end() ? &found->second : nullptr;
}

}  // namespace vrpc::check
