package id.fineclean.bot.app;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What settings there are. `.env.example` explains each.
final class SettingNames {
  static final Set<String> ALL =
      Set.of(
          "HOST",
          "PORT",
          "TLS_CERT_FILE",
          "TLS_KEY_FILE",
          "HTTP_PORT",
          "TRUSTED_PROXIES",
          "PUBLIC_URL",
          "DATA_DIR",
          "CONTENT_DIR",
          "DATABASE_URL",
          "KEYS_DATABASE_URL",
          "MASTER_KEYSET_FILE",
          "MASTER_KEYSET",
          "SIMULATOR",
          "TELEGRAM_BOT_TOKEN",
          "TELEGRAM_WEBHOOK_SECRET",
          "TELEGRAM_MODE",
          "TELEGRAM_API_URL",
          "TELEGRAM_MAX_PER_SECOND",
          "TELEGRAM_MAX_PER_CHAT_PER_SECOND",
          "TWILIO_ACCOUNT_SID",
          "TWILIO_AUTH_TOKEN",
          "TWILIO_WHATSAPP_FROM",
          "TWILIO_API_URL",
          "TWILIO_MAX_PER_SECOND",
          "TWILIO_MAX_PER_CHAT_PER_SECOND",
          "GATHER_SECONDS",
          "LOG_FORMAT",
          "LOG_LEVEL");

  /// Of the pairs of letters that two names have, the part they must share to be taken for one.
  private static final double ALIKE = 0.5;

  private SettingNames() {}

  /// The setting whose name looks most like another.
  static Optional<String> nearest(String given) {
    String name = given.toUpperCase(Locale.ROOT);
    return ALL.stream()
        .filter(known -> alike(known, name) >= ALIKE)
        .max((one, other) -> Double.compare(alike(one, name), alike(other, name)));
  }

  private static double alike(String one, String other) {
    Set<String> all = pairs(one);
    Set<String> others = pairs(other);
    Set<String> shared = new HashSet<>(all);
    shared.retainAll(others);
    all.addAll(others);
    return (double) shared.size() / Math.max(1, all.size());
  }

  private static Set<String> pairs(String name) {
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < name.length(); i++) {
      pairs.add(name.substring(i - 1, i + 1));
    }
    return pairs;
  }
}
