# `awk -v leaves=N -f instance.awk`: about N values for interfaces.yang, as JSON.
BEGIN {
  print "{\"interfaces:interfaces\": {\"interface\": ["
  interfaces = int(leaves / 7.5)
  for (i = 0; i < interfaces; i++)
    printf "%s{\"name\": \"ge0/%d/%d.%d\", \"description\": \"to customer %d\", \"vlan\": %d, \"address\": \"10.%d.%d.%d\", \"prefix-length\": 30, \"enabled\": true, \"vrf\": \"customer-%d\"}\n",
           i ? "," : "", int(i / 65536), int(i / 4096) % 16, i % 4096 + 1, i, i % 4094 + 1, int(i / 65536) % 256, int(i / 256) % 256, i % 256, int(i / 4)
  print "], \"vrf\": ["
  for (i = 0; i <= interfaces / 4; i++)
    printf "%s{\"name\": \"customer-%d\", \"route-distinguisher\": \"65000:%d\"}\n", i ? "," : "", i, i + 1
  print "]}}"
}
