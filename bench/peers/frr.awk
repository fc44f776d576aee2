# `awk -v lines=N -f frr.awk`: about N lines of what bench/objects.cpp calls clean, for FRR: customers with a VRF, four
# interfaces, a BGP peer, and for one in eight a route map, a prefix list and an access list.
function address(i) { return sprintf("10.%d.%d.%d", int(i / 65536) % 256, int(i / 256) % 256, i % 256) }
function put(line) { print line; count++ }
function later(section, line) { sections[section] = sections[section] line "\n"; count++ }

function interface(i, customer) {
  put(sprintf("interface ge0-%d-%d.%d%s", int(i / 65536), int(i / 4096) % 16, i % 4096 + 1,
              i % 2 ? "" : " vrf customer-" customer))
  put(" description to customer " customer " on floor " i % 7)
  put(" ip address " address(4 * i + 1) "/30")
  if (i % 3 == 0) put(sprintf(" ipv6 address 2001:DB8:%X:%X::1/64", int(i / 65536), i % 65536))
  put(" no shutdown")
  put(" ip router isis 1")
  put("exit")
  put("!")
}

function policy(i) {
  put(sprintf("access-list filter-%d seq 5 permit %s/24", i, address(i * 256)))
  put(sprintf("ip prefix-list prefixes-%d seq 10 permit %s/24", i, address(i * 256)))
  put("route-map policy-" i " permit 10")
  put(" match ip address prefix-list prefixes-" i)
  put(" set local-preference 100")
  put("exit")
  put("!")
  put("route-map policy-" i " permit 20")
  put(" match ip address filter-" i)
  put("exit")
  later("unicast", "  neighbor " address(4 * i + 2) " route-map policy-" i " in")
}

BEGIN {
  put("frr version 8.4"); put("frr defaults traditional"); put("hostname BENCH"); put("!")
  for (i = 0; count < lines; i++) {
    put("vrf customer-" i); put(" vni " i + 1); put("exit-vrf"); put("!")
    for (j = 0; j < 4; j++) interface(4 * i + j, i)
    peer = address(4 * i + 2)
    later("bgp", " neighbor " peer " remote-as " 64512 + i % 1000)
    later("bgp", " neighbor " peer " description customer " i)
    later("unicast", "  neighbor " peer " activate")
    later("unicast", "  neighbor " peer " soft-reconfiguration inbound")
    if (i % 8 == 0) policy(i)
  }
  printf "router isis 1\n net 49.0001.0000.0000.0001.00\nexit\n!\n"
  printf "router bgp 65000\n%s !\n address-family ipv4 unicast\n%s exit-address-family\nexit\n!\n", sections["bgp"], sections["unicast"]
}
