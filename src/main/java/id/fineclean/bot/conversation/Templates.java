package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts that WhatsApp has approved for notices outside the 24-hour window:
/// `intents/templates.yaml`.
///
/// @param whatsapp by the key of the notice in `intents/replies/`, such as
///     `booking.reminder_day_before`
public record Templates(Map<String, Approved> whatsapp) {
  private static final String NAME = "templates.yaml";

  /// Twilio refuses variables with these (errors 63013 and 92007).
  private static final Pattern NOT_ALLOWED = Pattern.compile("[\\n\\r\\t]+| {4,}");

  public Templates {
    whatsapp = Map.copyOf(whatsapp);
  }

  /// @param contentSid Twilio's id of the approved text, `HX` and 32 hex digits
  /// @param variables the placeholders that fill `{{1}}`, `{{2}}` …
  public record Approved(String contentSid, List<String> variables) {
    private static final Pattern CONTENT_SID = Pattern.compile("HX[0-9a-fA-F]{32}");

    /// Stands in for one with mistakes.
    private static final Approved NONE = new Approved("HX" + "0".repeat(32), List.of());

    public Approved {
      variables = List.copyOf(variables);
      if (!CONTENT_SID.matcher(contentSid).matches()) {
        throw new IllegalArgumentException("content_sid must be HX and 32 hex digits");
      }
    }

    private static Approved read(Entry entry) {
      return entry
          .record(
              keys -> new Approved(keys.get("content_sid").text(), keys.get("variables").texts()))
          .orElse(NONE);
    }
  }

  /// The part of the owner's files that holds them. A template under a wrong name, or with a value
  /// that nobody gives, would only show when a customer is not reached.
  ///
  /// @param notices the keys of what the bot says by itself; everything else answers a customer,
  ///     within the 24 hours
  public static ContentPart<Templates> part(Set<String> notices, NeededReplies needed) {
    return new ContentPart<>(
        Templates.class,
        List.of(NAME),
        (folder, _) -> Entry.read(folder.resolve(NAME), keys -> read(keys, notices, needed)));
  }

  private static Templates read(Entry keys, Set<String> notices, NeededReplies needed) {
    Entry whatsapp = keys.get("whatsapp");
    Map<String, Approved> approved = whatsapp.map(Approved::read);
    whatsapp.keys().forEach(kind -> check(kind, whatsapp.find(kind), notices, needed));
    return new Templates(approved);
  }

  private static void check(
      String kind, Entry template, Set<String> notices, NeededReplies needed) {
    if (!notices.contains(kind)) {
      template.problem("no notice is called this, known are " + new TreeSet<>(notices));
      return;
    }
    Set<String> given = needed.values(kind);
    template.find("variables").items().stream()
        .filter(variable -> !given.contains(variable.text()))
        .forEach(variable -> variable.problem("no such value, known are " + given));
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
