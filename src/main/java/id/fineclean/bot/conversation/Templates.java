package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts that WhatsApp has approved for notices outside the 24-hour window:
/// `intents/templates.yaml`.
///
/// @param whatsapp by the key of the notice in `intents/replies/`, such as
///     `booking.reminder_day_before`
public record Templates(Map<String, Approved> whatsapp) {
  /// Twilio refuses variables with these (errors 63013 and 92007).
  private static final Pattern NOT_ALLOWED = Pattern.compile("[\\n\\r\\t]+| {4,}");

  public Templates {
    whatsapp = Map.copyOf(whatsapp);
  }

  /// @param contentSid Twilio's id of the approved text, `HX` and 32 hex digits
  /// @param variables the placeholders that fill `{{1}}`, `{{2}}` …
  public record Approved(String contentSid, List<String> variables) {
    private static final Pattern CONTENT_SID = Pattern.compile("HX[0-9a-fA-F]{32}");

    public Approved {
      variables = List.copyOf(variables);
      if (!CONTENT_SID.matcher(contentSid).matches()) {
        throw new IllegalArgumentException("content_sid must be HX and 32 hex digits");
      }
    }
  }

  Optional<OutboundMessage.Template> fill(String kind, Map<String, String> values) {
    return Optional.ofNullable(whatsapp.get(kind))
        .map(
            approved ->
                new OutboundMessage.Template(
                    approved.contentSid(),
                    approved.variables().stream()
                        .map(name -> variable(values.get(name)))
                        .toList()));
  }

  private static String variable(@Nullable String value) {
    String plain = value == null ? "" : NOT_ALLOWED.matcher(value).replaceAll(" ").strip();
    return plain.isEmpty() ? "-" : plain;
  }
}
