package id.fineclean.bot.web;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The proxies whose word counts on who called, by which host name, and whether by HTTPS. Anybody
/// else's is ignored.
public record TrustedProxies(List<AddressRange> ranges) {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /// @param text addresses and ranges such as `127.0.0.1, 10.0.0.0/8, ::1`, with commas between
  /// @throws IllegalArgumentException one of them is neither
  public static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(AddressRange::parse).toList());
  }

  boolean trust(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /// Who called, as a chain of proxies tells it, the nearest last: the last one that is none of
  /// them. What stands before that anybody may have written.
  ///
  /// @param chain the value of `X-Forwarded-For`
  Optional<InetAddress> caller(List<String> chain) {
    Optional<InetAddress> caller = Optional.empty();
    for (String hop : chain.reversed()) {
      Optional<InetAddress> address = address(hop);
      if (address.isEmpty()) {
        return caller;
      }
      caller = address;
      if (!trust(address.get())) {
        return caller;
      }
    }
    return caller;
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
