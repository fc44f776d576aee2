#include "check/bgp.hpp"

#include <algorithm>

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

KeptRoutes::KeptRoutes(const Config& config, const std::vector<BgpView>& views) : peers_(config, views) {
  for (const BgpView& view : views) {
    const bool unknown = config.has_unknown(view.entry);
    if (view.command == "bgp") nothing_to_find_ |= unknown || config.child(view.entry, "keep-all-routes");
    Family& family = families_[{view.command == "bgp" ? "ipv4-family-unicast" : view.command, view.vpn_instance}];
    family.certain &= !unknown;
    for (const EntryId id : config.children(view.entry, "peer-keep-all-routes")) {
      if (const auto peer = address(config, id, "address")) family.peers.insert(*peer);
      if (const auto group = config.value(id, "group-name")) family.groups.insert(*group);
    }
  }
}

bool KeptRoutes::none(const std::string& command, const std::string& vpn_instance) const {
  const auto family = families_.find({command, vpn_instance});
  return !nothing_to_find_ && family != families_.end() && family->second.none();
}

bool KeptRoutes::none_in_vpn_instances(const std::string& command) const {
  const auto begin = families_.lower_bound({command, ""});
  const auto end =
      std::find_if(begin, families_.end(), [&](const auto& family) { return family.first.first != command; });
  return !nothing_to_find_ && begin != end &&
         std::all_of(begin, end, [](const auto& family) { return family.second.none(); });
}

bool KeptRoutes::none_of(const std::string& command, const std::string& vpn_instance, const IpAddress& peer) const {
  const auto found = families_.find({command, vpn_instance});
  if (nothing_to_find_ || found == families_.end() || !peers_.has(vpn_instance, peer)) return false;
  const Family& family = found->second;
  if (!family.certain || family.peers.contains(peer)) return false;
  const std::set<std::string>& groups = peers_.groups(vpn_instance, peer);
  return std::none_of(groups.begin(), groups.end(), [&](const auto& group) { return family.groups.contains(group); });
}

EntryId bgp_process(const Config& config, EntryId id) {
  for (; config.entry(id).parent != Config::root(); id = config.entry(id).parent) {
  }
  return id;
}

template <typename Visit> void EnabledPeers::visit(Visit visit) const {
  for (const EntryId child : config_.children(process_)) {
    visit(child, true);
    if (!enters_view(config_, child)) continue;
    for (const EntryId id : config_.children(child)) visit(id, config_.is(child, "ipv4-family-unicast"));
  }
}

// What is turned off, which is little.
EnabledPeers::EnabledPeers(const Config& config, EntryId process) : config_(config), process_(process) {
  visit([this](EntryId id, bool ipv4_unicast) {
    unknown_ |= command::index(config_.entry(id).command) == command::kNone;
    if (!config_.entry(id).undone) return;
    if (config_.is(id, "default-ipv4-unicast")) ipv4_unicast_by_default_ = false;
    if (!ipv4_unicast || !config_.is(id, "peer-enable")) return;
    if (const auto peer = address(config_, id, "address")) without_ipv4_unicast_.insert(*peer);
  });
}

void EnabledPeers::collect() const {
  enabled_.emplace();
  visit([this](EntryId id, bool) {
    if (config_.entry(id).undone) return;
    const bool joins = config_.is(id, "peer-group");
    if (!joins && !config_.is(id, "peer-enable") && !config_.is(id, "peer-group-enable")) return;
    const auto peer = address(config_, id, "address");
    const auto group = config_.value(id, "group-name");
    if (joins) {
      if (peer && group) enabled_->groups_of[*peer].insert(*group);
    } else if (peer) {
      enabled_->peers.insert(*peer);
    } else if (group) {
      enabled_->groups.insert(*group);
    }
  });
}

bool EnabledPeers::may_have(const IpAddress& peer) const {
  if (unknown_) return true;
  const bool ipv4 = peer.family == IpAddress::Family::ipv4;
  if (ipv4 && ipv4_unicast_by_default_ && !without_ipv4_unicast_.contains(peer)) return true;
  if (!enabled_) collect();
  if (enabled_->peers.contains(peer)) return true;
  const auto groups = enabled_->groups_of.find(peer);
  return groups != enabled_->groups_of.end() &&
         std::any_of(groups->second.begin(), groups->second.end(),
                     [this](const auto& group) { return enabled_->groups.contains(group); });
}

}  // namespace vrpc::check
