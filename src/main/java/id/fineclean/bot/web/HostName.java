package id.fineclean.bot.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The host of a `Host` header, without its port (RFC 9110, 7.2).
///
/// @param text a name, an IPv4 address, or an IPv6 address in brackets; empty for what is none
record HostName(String text) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

  private static final HostName NONE = new HostName("");

  /// Takes the host from a header's value. A port has to be one that can be called.
  static HostName of(String header) {
    Matcher parts = FORM.matcher(header);
    if (!parts.matches() || !callable(parts.group(2))) {
      return NONE;
    }
    HostName name = new HostName(parts.group(1));
    return name.text.startsWith("[") && !name.address() ? NONE : name;
  }

  private static boolean callable(@Nullable String port) {
    return Optional.ofNullable(port)
        .map(Integer::parseInt)
        .map(number -> number >= 1 && number <= 65_535)
        .orElse(true);
  }

  /// Whether a server can be called by it.
  boolean usable() {
    return !text.isEmpty();
  }

  /// Whether it is an address, which no name server can lead elsewhere.
  boolean address() {
    return literal().isPresent();
  }

  /// Whether it leads to the machine it is used on.
  boolean loopback() {
    return text.equalsIgnoreCase("localhost")
        || literal().filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private Optional<InetAddress> literal() {
    boolean bracketed = text.startsWith("[");
    if (!bracketed && !text.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          InetAddress.ofLiteral(bracketed ? text.substring(1, text.length() - 1) : text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
