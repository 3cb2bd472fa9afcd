package id.fineclean.bot.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// How many there are of each address. An IPv6 customer has 2^64 addresses, which count as one.
/// Thread-safe.
final class Tally {
  private static final int PREFIX_BYTES = 8;

  private final ConcurrentHashMap<InetAddress, Integer> counts = new ConcurrentHashMap<>();

  /// One more.
  ///
  /// @return how many that makes
  int add(InetAddress address) {
    return counts.merge(customer(address), 1, Integer::sum);
  }

  /// One less.
  void remove(InetAddress address) {
    counts.computeIfPresent(customer(address), (key, count) -> count == 1 ? null : count - 1);
  }

  /// Whether two addresses count as one.
  static boolean same(InetAddress one, InetAddress other) {
    return customer(one).equals(customer(other));
  }

  private static InetAddress customer(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the length is right", e);
    }
  }
}
