package id.fineclean.bot.channel.whatsapp;

import com.twilio.base.Page;
import com.twilio.base.TwilioResponse;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// What customers wrote to the bot's number, as Twilio keeps it. A webhook that does not answer is
/// tried again a few times within seconds at most, and not at all by default: what is written while
/// the bot is away can only be had this way.
///
/// The list tells less than a webhook: neither what a button carried nor where a place is, nor that
/// something is a reaction. So only words and files are taken from it; an emoji alone is not, which
/// a reaction may come as.
///
/// @param own the bot's own address
record ReceivedMessages(TwilioApi api, String own) {
  private static final long PAGE = 200;
  private static final int MOST_PAGES = 100;

  /// As [id.fineclean.bot.channel.Channel#backlog].
  Backlog list(Duration reach, Duration youngest, Predicate<String> known) {
    try {
      List<InboundMessage> messages = new ArrayList<>();
      for (Message message : latestFirst(reach, youngest)) {
        String id = TwilioApi.id(message.getSid());
        if (!id.isEmpty() && !known.test(id)) {
          messages.addAll(read(id, message).reversed());
        }
      }
      return new Backlog.Kept(messages.reversed());
    } catch (TwilioFailure noAnswer) {
      return new Backlog.Unclear(noAnswer.code());
    }
  }

  private List<Message> latestFirst(Duration reach, Duration youngest) throws TwilioFailure {
    List<Message> latestFirst = new ArrayList<>();
    var reader = Message.reader().setTo(new PhoneNumber(own)).setPageSize(PAGE);
    TwilioResponse<Page<Message>> answer = api.call(reader::firstPageWithResponse);
    Instant now =
        TwilioApi.date(answer)
            .orElseThrow(() -> new TwilioFailure(new TwilioFailure.Reason.Broken("no_date")));
    Page<Message> page = answer.getContent();
    for (int pages = 1; ; pages++) {
      boolean further = true;
      for (Message message : page.getRecords()) {
        Instant written = written(message);
        further = !written.isBefore(now.minus(reach));
        if (further && !written.isAfter(now.minus(youngest)) && isCustomers(message)) {
          latestFirst.add(message);
        }
      }
      if (!further || !page.hasNextPage() || pages == MOST_PAGES) {
        return latestFirst;
      }
      Page<Message> turned = page;
      page = api.call(client -> reader.nextPage(turned, client));
    }
  }

  private static boolean isCustomers(Message message) {
    return message.getDirection() == Message.Direction.INBOUND;
  }

  /// @throws TwilioFailure it has no date that the SDK can read: whether it is to be answered now
  ///     cannot be told
  private static Instant written(Message message) {
    return Optional.ofNullable(message.getDateSent())
        .or(() -> Optional.ofNullable(message.getDateCreated()))
        .map(ZonedDateTime::toInstant)
        .orElseThrow(() -> new TwilioFailure(new TwilioFailure.Reason.Broken("undated")));
  }

  /// Ids as the webhook would have given them.
  private List<InboundMessage> read(String id, Message message) throws TwilioFailure {
    Optional<Sender> sender = SenderReader.read(Objects.toString(message.getFrom(), ""));
    List<InboundMessage> read = new ArrayList<>();
    if (sender.isPresent()) {
      for (InboundContent content : contents(id, message)) {
        String part = MessageReader.partId(id, read.size());
        read.add(
            new InboundMessage(
                part,
                part,
                OptionalLong.empty(),
                Optional.of(written(message)),
                sender.get(),
                content));
      }
    }
    return read;
  }

  private List<InboundContent> contents(String id, Message message) throws TwilioFailure {
    String body = Objects.requireNonNullElse(message.getBody(), "");
    if (!Objects.requireNonNullElse(message.getNumMedia(), "0").equals("0")) {
      return files(id, body.isBlank() ? Optional.empty() : Optional.of(body));
    }
    return body.codePoints().anyMatch(Character::isLetterOrDigit)
        ? List.of(new InboundContent.Text(body))
        : List.of();
  }

  private List<InboundContent> files(String id, Optional<String> caption) throws TwilioFailure {
    List<Media> list = api.call(Media.reader(id)::firstPage).getRecords();
    Optional<String> album = list.size() > 1 ? Optional.of(id) : Optional.empty();
    List<InboundContent> files = new ArrayList<>();
    for (Media file : list) {
      String mime = Objects.requireNonNullElse(file.getContentType(), "");
      files.add(
          new InboundContent.Media(
              MediaReader.kind(mime),
              WhatsAppFiles.url(api, id, TwilioApi.id(file.getSid())),
              mime.isEmpty() ? Optional.empty() : Optional.of(mime),
              OptionalLong.empty(),
              files.isEmpty() ? caption : Optional.empty(),
              album));
    }
    return files;
  }
}
