package id.fineclean.bot.channel;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Where a provider's API is reached.
public final class ProviderUrl {
  private ProviderUrl() {}

  /// What is wrong with an address that is not an absolute URL of scheme https, or http where it
  /// never leaves this machine.
  ///
  /// @param setting named in the message instead of the URL, which may hold something private
  /// @return empty where it is one
  public static Optional<String> mistake(String setting, URI url) {
    if (!isPlain(url)) {
      return Optional.of(setting + " must be like https://host or https://host:port");
    }
    return isEncrypted(url) || isLoopback(url.getHost())
        ? Optional.empty()
        : Optional.of(setting + " must be https, except on this machine");
  }

  private static boolean isPlain(URI url) {
    return (isEncrypted(url) || "http".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  private static boolean isEncrypted(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /// Looks at the spelling alone: a name is never resolved, so nobody's DNS can call itself local.
  private static boolean isLoopback(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
