package id.fineclean.bot.channel.whatsapp;

import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.WebhookRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests that Twilio signed for this account and this number.
///
/// The signed text joins names and values with nothing between them. Whoever gets hold of one
/// signature can cut the same text elsewhere, and the text holds whatever the customer wrote: a
/// message that says `Fromwhatsapp:+62…` would become one of somebody else's. So a form is taken
/// only if what matters can be read out of the text in one way: each name stands once, and wherever
/// one of the [#GUARDED] beginnings occurs in the text, a field of that name begins there.
///
/// @param from the bot's own address
record SignedForms(Signature signature, String accountSid, String from) {
  private static final Logger LOG = LoggerFactory.getLogger(SignedForms.class);

  /// In bytes. The longest text of WhatsApp's has 4,096 characters, each of them 12 bytes at most
  /// once it is escaped; the other fields are short.
  private static final int LONGEST = 128 * 1024;

  /// Twilio sends some thirty, and two more for each file.
  private static final int MOST_FIELDS = 200;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");
  private static final Pattern MESSAGE = Pattern.compile("(?:SM|MM)[0-9a-fA-F]{32}");

  /// @param nameEnd a name, or the end of several
  /// @param valueStart how a genuine value begins
  /// @param names of the fields that begin so
  private record Guarded(String nameEnd, String valueStart, Set<String> names) {
    Guarded(String name, String valueStart) {
      this(name, valueStart, Set.of(name));
    }

    boolean holds(String signed, Form form) {
      return occurrences(signed) == fields(form);
    }

    private int occurrences(String signed) {
      String beginning = nameEnd + valueStart;
      int count = 0;
      for (int at = signed.indexOf(beginning); at >= 0; at = signed.indexOf(beginning, at + 1)) {
        count++;
      }
      return count;
    }

    private long fields(Form form) {
      return form.fields().stream()
          .filter(field -> names.contains(field.name()))
          .filter(field -> field.value().startsWith(valueStart))
          .count();
    }
  }

  private static final Set<String> MESSAGE_IDS =
      Set.of("MessageSid", "SmsMessageSid", "OriginalRepliedMessageSid");

  private static final List<Guarded> GUARDED =
      List.of(
          new Guarded("AccountSid", "AC"),
          new Guarded("ExternalUserId", "whatsapp:"),
          new Guarded("From", "whatsapp:"),
          new Guarded("MessageSid", "MM", MESSAGE_IDS),
          new Guarded("MessageSid", "SM", MESSAGE_IDS),
          new Guarded("MessageStatus", ""),
          new Guarded("To", "whatsapp:"));

  /// Reads a form, if it is genuine.
  Received read(WebhookRequest request, Function<Form, Received> reader) {
    Optional<String> sent = request.header(Signature.HEADER);
    if (sent.isEmpty() || !isBounded(request.body())) {
      // Reading the form is work that nobody gets for free.
      return new Received.Forged();
    }
    Form form = Form.parse(request.body());
    String signed = Signature.inOrder(form);
    return signature.matches(request.pathAndQuery(), signed, sent.get())
            && isUnambiguous(form, signed)
            && isOurs(form)
        ? reader.apply(form)
        : new Received.Forged();
  }

  private static boolean isBounded(byte[] body) {
    if (body.length > LONGEST) {
      return false;
    }
    int separators = 0;
    for (byte letter : body) {
      separators += letter == '&' ? 1 : 0;
    }
    return separators < MOST_FIELDS;
  }

  private static boolean isUnambiguous(Form form, String signed) {
    Set<String> names = new HashSet<>();
    return form.fields().stream()
            .allMatch(f -> NAME.matcher(f.name()).matches() && names.add(f.name()))
        && GUARDED.stream().allMatch(guarded -> guarded.holds(signed, form))
        && endsWhereItSeems(form);
  }

  /// A user's id may end in anything, and so could lose its end to a made-up name or swallow the
  /// name behind it.
  private static boolean endsWhereItSeems(Form form) {
    String user = form.text("ExternalUserId").orElse("");
    String sender = form.text("From").orElse("");
    boolean oneBeginsTheOther = user.startsWith(sender) || sender.startsWith(user);
    return !user.contains("Forwarded")
        && (user.isEmpty() || sender.isEmpty() || user.equals(sender) || !oneBeginsTheOther);
  }

  private boolean isOurs(Form form) {
    boolean ours =
        form.text("AccountSid").filter(accountSid::equals).isPresent()
            && form.text("MessageSid").map(id -> MESSAGE.matcher(id).matches()).orElse(true);
    boolean forUs =
        form.text(form.text("MessageStatus").isPresent() ? "From" : "To")
            .filter(from::equals)
            .isPresent();
    if (ours && !forUs) {
      LOG.warn("a message of our Twilio account is for another number: see TWILIO_WHATSAPP_FROM");
    }
    return ours && forUs;
  }
}
