package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.ProviderUrl;
import id.fineclean.bot.channel.SendLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What the bot needs to know to be on WhatsApp.
///
/// @param authTokens the account's auth tokens; secrets. Calls use the first; requests of Twilio's
///     may be signed with any of them, so that a token can be replaced without a gap
/// @param from the bot's own address, such as `whatsapp:+628110000000`; the prefix may be left out
/// @param apiUrl instead of `https://api.twilio.com`; plain http on loopback only
/// @param publicUrl how Twilio reaches this server, without a slash at the end. Signatures cover it
public record TwilioSettings(
    String accountSid,
    List<String> authTokens,
    String from,
    URI apiUrl,
    URI publicUrl,
    SendLimits limits) {
  public static final URI DEFAULT_API_URL = URI.create("https://api.twilio.com");

  private static final URI CONTENT_URL = URI.create("https://content.twilio.com");

  /// 80 messages a second for a sender (Twilio, WhatsApp best practices). Meta lets one customer
  /// get about one message in six seconds over time (its error 131056) and tolerates bursts.
  public static final SendLimits DEFAULT_LIMITS = new SendLimits(80, 1 / 6.0, 10);

  private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern TOKEN = Pattern.compile("[^,\\s]{1,200}");
  private static final Pattern FROM = Pattern.compile("(?:whatsapp:)?\\+[1-9][0-9]{6,14}");

  /// @throws IllegalArgumentException with every mistake, a line each, without values
  public TwilioSettings {
    authTokens = List.copyOf(authTokens);
    List<String> mistakes = new ArrayList<>();
    if (!ACCOUNT.matcher(accountSid).matches()) {
      mistakes.add("TWILIO_ACCOUNT_SID must be AC and 32 hex digits");
    }
    if (authTokens.isEmpty() || !authTokens.stream().allMatch(t -> TOKEN.matcher(t).matches())) {
      mistakes.add("TWILIO_AUTH_TOKEN must be a token, or several separated by commas");
    }
    if (!FROM.matcher(from).matches()) {
      mistakes.add("TWILIO_WHATSAPP_FROM must be like whatsapp:+628110000000");
    }
    ProviderUrl.mistake("TWILIO_API_URL", apiUrl).ifPresent(mistakes::add);
    if (publicUrl.getHost() == null || publicUrl.getRawQuery() != null) {
      mistakes.add("PUBLIC_URL must be like https://bot.example.com");
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    from = from.startsWith("+") ? "whatsapp:" + from : from;
    apiUrl = withoutTrailingSlash(apiUrl);
    publicUrl = withoutTrailingSlash(publicUrl);
  }

  /// Reads `TWILIO_AUTH_TOKEN`: one token, or the new one and the one it replaces.
  public static List<String> authTokens(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",", -1)).map(String::strip).toList();
  }

  /// Where the Content API is: beside Twilio's own, or at whatever stands in for it.
  URI contentUrl() {
    return apiUrl.equals(DEFAULT_API_URL) ? CONTENT_URL : apiUrl;
  }

  private static URI withoutTrailingSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "TwilioSettings[limits=" + limits + "]";
  }
}
