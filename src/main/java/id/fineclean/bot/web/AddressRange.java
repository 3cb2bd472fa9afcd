package id.fineclean.bot.web;

import java.math.BigInteger;
import java.net.InetAddress;

/// Addresses that begin with the same bits.
///
/// @param bits how many of them
record AddressRange(InetAddress network, int bits) {
  AddressRange {
    if (bits < 0 || bits > width(network)) {
      throw new IllegalArgumentException("bits");
    }
  }

  /// Reads `10.0.0.0/8`, `192.0.2.7`, `::1`. No name is ever looked up.
  ///
  /// @throws IllegalArgumentException it is not an address or a range
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    return new AddressRange(
        network, slash < 0 ? width(network) : Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    return width(address) == width(network)
        && number(address).xor(number(network)).shiftRight(width(network) - bits).signum() == 0;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int width(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }
}
