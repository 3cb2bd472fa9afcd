package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.Page;
import com.twilio.base.TwilioResponse;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SentLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What Twilio has of the messages we sent. A POST to Messages is not idempotent, so a message
/// whose sending ended in doubt may only be sent again when it certainly is not there.
///
/// It lists the latest messages to the customer and looks for one from us with the same text that
/// was created after the call began and that no other message of ours accounts for. Of several such
/// the oldest is as good as any: the customer has the text.
///
/// There is no filter by date: Twilio's `DateSent` passes over messages that are still queued.
///
/// @param from the bot's own address
record SentMessages(TwilioApi api, String from) {
  /// More than a chat gets while one of its messages is in doubt.
  private static final long LATEST = 100;

  private static final long MOST_ON_A_PAGE = 1_000;
  private static final int MOST_PAGES = 100;

  /// Both Twilio's clock and the time a message was created are told in whole seconds.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /// As [id.fineclean.bot.channel.Channel#find].
  Lookup find(Doubt doubt) {
    if (!isRecognisable(doubt)) {
      return new Lookup.Unclear("no_variables");
    }
    long asked = System.nanoTime();
    try {
      TwilioResponse<Page<Message>> answer = latest(doubt.recipient());
      Duration age = doubt.age().plusNanos(System.nanoTime() - asked);
      return TwilioApi.date(answer)
          .map(now -> now.minus(age).minus(ROUNDING))
          .map(start -> find(doubt, start, answer.getContent().getRecords()))
          .orElseGet(() -> new Lookup.Unclear("no_date"));
    } catch (TwilioFailure noAnswer) {
      return new Lookup.Unclear(noAnswer.code());
    }
  }

  /// As [id.fineclean.bot.channel.Channel#sent].
  SentLog between(Instant from, Instant to) {
    try {
      List<SentLog.Entry> latestFirst = new ArrayList<>();
      var reader = Message.reader().setFrom(new PhoneNumber(this.from)).setPageSize(MOST_ON_A_PAGE);
      Page<Message> page = api.call(reader::firstPage);
      for (int pages = 1; ; pages++) {
        for (Message message : page.getRecords()) {
          if (isBefore(message, from)) {
            return new SentLog.Kept(latestFirst.reversed());
          }
          entry(message).filter(entry -> entry.sentAt().isBefore(to)).ifPresent(latestFirst::add);
        }
        if (!page.hasNextPage()) {
          return new SentLog.Kept(latestFirst.reversed());
        }
        if (pages == MOST_PAGES) {
          return new SentLog.Unclear("too_many");
        }
        Page<Message> turned = page;
        page = api.call(client -> reader.nextPage(turned, client));
      }
    } catch (TwilioFailure noAnswer) {
      return new SentLog.Unclear(noAnswer.code());
    }
  }

  private static Optional<SentLog.Entry> entry(Message message) {
    String id = TwilioApi.id(message.getSid());
    return Optional.ofNullable(message.getDateCreated())
        .filter(_ -> !id.isEmpty() && message.getDirection() != Message.Direction.INBOUND)
        .map(
            at ->
                new SentLog.Entry(
                    id, at.toInstant(), Objects.requireNonNullElse(message.getBody(), "")));
  }

  private static Lookup find(Doubt doubt, Instant start, List<Message> latestFirst) {
    List<Message> since =
        latestFirst.stream().filter(message -> !isBefore(message, start)).toList();
    Optional<String> oldest =
        since.reversed().stream()
            .filter(sent -> isSame(sent, doubt))
            .map(sent -> TwilioApi.id(sent.getSid()))
            .findFirst();
    if (oldest.isPresent()) {
      return new Lookup.Found(oldest.get());
    }
    boolean cutShort = latestFirst.size() >= LATEST && since.size() == latestFirst.size();
    return cutShort ? new Lookup.Unclear("too_many") : new Lookup.Absent();
  }

  private static boolean isBefore(Message message, Instant start) {
    return message.getDateCreated() != null && message.getDateCreated().toInstant().isBefore(start);
  }

  private TwilioResponse<Page<Message>> latest(Recipient recipient) throws TwilioFailure {
    return api.call(
        client ->
            Message.reader()
                .setTo(new PhoneNumber(recipient.address()))
                .setFrom(new PhoneNumber(from))
                .setPageSize(LATEST)
                .firstPageWithResponse(client));
  }

  private static boolean isSame(Message sent, Doubt doubt) {
    return !TwilioApi.id(sent.getSid()).isEmpty()
        && sent.getDirection() != Message.Direction.INBOUND
        && hasText(
            Objects.requireNonNullElse(sent.getBody(), ""), doubt.message(), doubt.recipient())
        && !doubt.accountedFor().test(TwilioApi.id(sent.getSid()));
  }

  /// A template that is sent as it stands has nothing to know it by.
  private static boolean isRecognisable(Doubt doubt) {
    return doubt.recipient().windowOpen()
        || doubt.message().template().filter(t -> !t.variables().isEmpty()).isPresent();
  }

  /// Of a template only what was filled in is known here; choices may stand below a text, in
  /// numbers.
  private static boolean hasText(String body, OutboundMessage message, Recipient recipient) {
    if (recipient.windowOpen()) {
      String said = body.strip();
      return said.equals(message.text().strip())
          || !message.choices().isEmpty() && said.equals(message.numbered().text().strip());
    }
    return message.template().stream()
        .flatMap(template -> template.variables().stream())
        .allMatch(body::contains);
  }
}
