package id.fineclean.bot.web;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.concurrent.ConversationWorkers;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.inbox.WaitingMessage;
import id.fineclean.bot.outbox.Dispatcher;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.outbox.PromotionConsent;
import id.fineclean.bot.outbox.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A bot of few words on the real inbox and outbox: it says what it got; `pilih` makes it offer
/// choices, `lokasi` and `nomor` ask for those.
final class EchoBot implements AutoCloseable {
  private final Backstage backstage;
  private final Map<String, Channel> channels;
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final ConversationWorkers workers = new ConversationWorkers("echo", 64, this::handle);

  EchoBot(Backstage backstage, List<? extends Channel> channels) {
    this.backstage = backstage;
    this.channels = channels.stream().collect(Collectors.toMap(Channel::id, channel -> channel));
    this.outbox = new Outbox(backstage.vault);
    this.dispatcher =
        new Dispatcher(
            backstage.database,
            new ContactDirectory(
                backstage.database, backstage.vault, backstage.index, backstage.clock),
            backstage.vault,
            backstage.index,
            this.channels,
            RetryPolicy.STANDARD,
            PromotionConsent.NOBODY,
            backstage.clock,
            backstage.telemetry);
    dispatcher.start(true);
  }

  void wake(long conversation) {
    workers.wake(conversation);
  }

  private void handle(long conversation) {
    Optional<WaitingMessage> waiting = next(conversation);
    while (waiting.isPresent()) {
      answer(conversation, waiting.get());
      dispatcher.wake(conversation);
      waiting = next(conversation);
    }
  }

  private Optional<WaitingMessage> next(long conversation) {
    return backstage
        .database
        .read(transaction -> backstage.inbox.next(transaction, conversation, 1))
        .stream()
        .findFirst();
  }

  private void answer(long conversation, WaitingMessage waiting) {
    Conversation seen =
        backstage.database.read(
            transaction -> Conversations.find(transaction, conversation).orElseThrow());
    InboundContent content = backstage.inbox.open(seen.customerId(), waiting).content();
    Channel channel = channels.get(waiting.channel());
    if (channel == null) {
      throw new AssertionError(waiting.channel());
    }
    Outbox.Batch replies =
        outbox.prepare(seen, Origin.REPLY, replies(content), channel.capabilities());
    backstage.database.write(
        transaction -> {
          backstage.inbox.handled(transaction, waiting.id());
          outbox.add(transaction, replies, backstage.clock.instant());
          return true;
        });
  }

  private static List<OutboundMessage> replies(InboundContent content) {
    return switch (content) {
      case InboundContent.Text text -> List.of(reply(text.text()));
      case InboundContent.Tap tap -> List.of(OutboundMessage.of("Dipilih: " + tap.payload()));
      case InboundContent.Edit edit -> List.of(OutboundMessage.of("Diubah: " + edit.text()));
      case InboundContent.Location location -> List.of(OutboundMessage.of("Lokasi diterima"));
      case InboundContent.ContactCard card ->
          List.of(OutboundMessage.of("Nomor " + (card.own() ? "sendiri" : "orang lain")));
      case InboundContent.Media media ->
          List.of(OutboundMessage.of("Berkas: " + media.kind().id()));
      case InboundContent.Reachability reachability -> List.of();
      case InboundContent.Unsupported unsupported ->
          List.of(OutboundMessage.of("Tidak terbaca: " + unsupported.kind()));
    };
  }

  private static OutboundMessage reply(String text) {
    return switch (text) {
      case "pilih" ->
          new OutboundMessage(
              "Mau yang mana?",
              List.of(new Choice("am", "Pagi"), new Choice("pm", "Sore")),
              Request.NONE,
              Optional.empty());
      case "lokasi" -> asking("Di mana?", Request.LOCATION);
      case "nomor" -> asking("Nomor Anda?", Request.CONTACT);
      default -> OutboundMessage.of("Anda menulis: " + text);
    };
  }

  private static OutboundMessage asking(String text, Request request) {
    return new OutboundMessage(
        text, List.of(new Choice("no", "Tidak usah")), request, Optional.empty());
  }

  @Override
  public void close() {
    workers.close();
    dispatcher.close();
  }
}
