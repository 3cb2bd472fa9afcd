package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.channel.whatsapp.TwilioApi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
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
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 100;

  /// As [id.fineclean.bot.channel.Channel#backlog].
  Backlog list(Duration reach, Duration youngest, Predicate<String> known) {
    try {
      List<InboundMessage> messages = new ArrayList<>();
      for (JsonNode message : latestFirst(reach, youngest)) {
        String id = TwilioApi.id(message);
        if (!id.isEmpty() && !known.test(id)) {
          messages.addAll(read(id, message).reversed());
        }
      }
      return new Backlog.Kept(messages.reversed());
    } catch (TwilioFailure noAnswer) {
      return new Backlog.Unclear(noAnswer.code());
    }
  }

  private List<JsonNode> latestFirst(Duration reach, Duration youngest) throws TwilioFailure {
    List<JsonNode> latestFirst = new ArrayList<>();
    Answer page =
        api.get(
            "Messages.json", new TreeMap<>(Map.of("To", own, "PageSize", Integer.toString(PAGE))));
    Instant now =
        page.date()
            .orElseThrow(() -> new TwilioFailure(new TwilioFailure.Reason.Broken("no_date")));
    for (int pages = 1; ; pages++) {
      boolean further = true;
      for (JsonNode message : page.body().path("messages")) {
        Instant written = written(message).orElse(now);
        further = !written.isBefore(now.minus(reach));
        if (further && !written.isAfter(now.minus(youngest)) && isCustomers(message)) {
          latestFirst.add(message);
        }
      }
      String next = page.body().path("next_page_uri").asText("");
      if (!further || next.isEmpty() || pages == MOST_PAGES) {
        return latestFirst;
      }
      page = api.next(next);
    }
  }

  private static boolean isCustomers(JsonNode message) {
    return message.path("direction").asText("").equals("inbound");
  }

  private static Optional<Instant> written(JsonNode message) {
    return TwilioApi.instant(message.path("date_sent").asText(""))
        .or(() -> TwilioApi.instant(message.path("date_created").asText("")));
  }

  /// Ids as the webhook would have given them.
  private List<InboundMessage> read(String id, JsonNode message) throws TwilioFailure {
    Optional<Sender> sender = SenderReader.read(message.path("from").asText(""));
    List<InboundMessage> read = new ArrayList<>();
    if (sender.isPresent()) {
      for (InboundContent content : contents(id, message)) {
        String part = MessageReader.partId(id, read.size());
        read.add(
            new InboundMessage(
                part, part, OptionalLong.empty(), written(message), sender.get(), content));
      }
    }
    return read;
  }

  private List<InboundContent> contents(String id, JsonNode message) throws TwilioFailure {
    String body = message.path("body").asText("");
    if (!message.path("num_media").asText("0").equals("0")) {
      return files(id, body.isBlank() ? Optional.empty() : Optional.of(body));
    }
    return body.codePoints().anyMatch(Character::isLetterOrDigit)
        ? List.of(new InboundContent.Text(body))
        : List.of();
  }

  private List<InboundContent> files(String id, Optional<String> caption) throws TwilioFailure {
    JsonNode list = api.get("Messages/" + id + "/Media.json", Map.of()).body().path("media_list");
    Optional<String> album = list.size() > 1 ? Optional.of(id) : Optional.empty();
    List<InboundContent> files = new ArrayList<>();
    for (JsonNode file : list) {
      String mime = file.path("content_type").asText("");
      files.add(
          new Media(
              MediaReader.kind(mime),
              WhatsAppFiles.url(api, id, TwilioApi.id(file)),
              mime.isEmpty() ? Optional.empty() : Optional.of(mime),
              OptionalLong.empty(),
              files.isEmpty() ? caption : Optional.empty(),
              album));
    }
    return files;
  }
}
