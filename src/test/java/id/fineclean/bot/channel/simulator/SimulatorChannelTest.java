package id.fineclean.bot.channel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.Recipient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorChannelTest {
  private static final SimulatedCustomer ANI =
      new SimulatedCustomer("ani", "Ani Contoh", Optional.of("+6281200000001"), Optional.of("id"));
  private static final Recipient TO_ANI = new Recipient("ani", true);
  private static final InboundContent HALO = new InboundContent.Text("halo");

  private final BlockingQueue<DeliveryStatus> reports = new LinkedBlockingQueue<>();
  private final Simulator simulator =
      new Simulator(InstantSource.system(), (channel, status) -> reports.add(status));
  private final SimulatorChannel whatsapp = simulator.channel(Skin.WHATSAPP);
  private final SimulatorChannel telegram = simulator.channel(Skin.TELEGRAM);

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void aMessageTellsOfItsSenderWhatTheAppWouldTell() {
    InboundMessage onWhatsApp = whatsapp.write(ANI, HALO);
    InboundMessage onTelegram = telegram.write(ANI, HALO);

    assertEquals(ANI.phone(), onWhatsApp.sender().phone());
    assertEquals(Optional.empty(), onWhatsApp.sender().language());
    assertEquals(Optional.empty(), onTelegram.sender().phone());
    assertEquals(Optional.of("id"), onTelegram.sender().language());
    assertNotEquals(onWhatsApp.sender().identities(), onTelegram.sender().identities());
    assertNotEquals(onWhatsApp.deliveryId(), onTelegram.deliveryId());
  }

  @Test
  void aSentMessageIsReportedSentThenDeliveredThenRead() throws Exception {
    DeliveryResult result = telegram.send(OutboundMessage.of("Hai"), TO_ANI);

    String id = assertInstanceOf(DeliveryResult.Accepted.class, result).messageId();
    for (State state : List.of(State.SENT, State.DELIVERED, State.READ)) {
      DeliveryStatus report = reports.poll(5, TimeUnit.SECONDS);
      assertEquals(new DeliveryStatus(id, state, Optional.empty(), Optional.empty()), report);
    }
    assertEquals(State.READ, only(Skin.TELEGRAM).state());
  }

  @Test
  void theCustomersMessageIsOnItsWayThenStoredThenRead() {
    InboundMessage message = telegram.write(ANI, HALO);
    assertEquals(State.ACCEPTED, only(Skin.TELEGRAM).state());
    telegram.stored(ANI, message);
    assertEquals(State.SENT, only(Skin.TELEGRAM).state());
    telegram.send(OutboundMessage.of("Hai"), TO_ANI);
    assertEquals(State.READ, messages(Skin.TELEGRAM).getFirst().state());
  }

  @Test
  void afterTheWindowOnlyATemplateArrives() {
    OutboundMessage plain = OutboundMessage.of("Pengingat");
    OutboundMessage withTemplate =
        new OutboundMessage(
            "Pengingat",
            List.of(),
            Request.NONE,
            Optional.of(new Template("HX1", List.of("besok"))));
    Recipient late = new Recipient("ani", false);

    assertEquals(
        new DeliveryResult.Undeliverable(DeliveryResult.Cause.WINDOW_CLOSED, "simulated"),
        whatsapp.send(plain, late));
    assertInstanceOf(DeliveryResult.Accepted.class, whatsapp.send(withTemplate, late));
    assertEquals(
        List.of(Optional.of("window_closed"), Optional.of("template")),
        messages(Skin.WHATSAPP).stream().map(ChatMessage::note).toList());
  }

  @Test
  void nothingReachesACustomerWhoBlockedTheBot() {
    telegram.write(ANI, new InboundContent.Reachability(false));
    assertEquals(
        new DeliveryResult.Undeliverable(DeliveryResult.Cause.BLOCKED, "simulated"),
        telegram.send(OutboundMessage.of("Hai"), TO_ANI));

    telegram.write(ANI, new InboundContent.Reachability(true));
    assertInstanceOf(
        DeliveryResult.Accepted.class, telegram.send(OutboundMessage.of("Hai"), TO_ANI));
  }

  @Test
  void anEditChangesWhatThePhoneShowsAndIsAMessageOfItsOwn() {
    InboundMessage first = telegram.write(ANI, HALO);
    InboundMessage edit =
        telegram.write(ANI, new InboundContent.Edit(first.messageId(), "halo kak"));

    assertEquals(first.messageId(), edit.messageId());
    assertNotEquals(first.deliveryId(), edit.deliveryId());
    assertEquals(Optional.of(new InboundContent.Text("halo kak")), only(Skin.TELEGRAM).sent());
    assertEquals(Optional.of("edited"), only(Skin.TELEGRAM).note());
  }

  @Test
  void aTapWaitsUntilItIsAcknowledged() {
    InboundMessage message = telegram.write(ANI, new InboundContent.Tap("yes", Optional.empty()));
    telegram.stored(ANI, message);
    InboundContent.Tap tap = assertInstanceOf(InboundContent.Tap.class, message.content());
    telegram.acknowledgeTap(tap.tapReference().orElseThrow());

    assertEquals(State.DELIVERED, only(Skin.TELEGRAM).state());
    telegram.acknowledgeTap("tap:nobody");
  }

  @Test
  void phonesHoldTheLatestOnly() {
    for (int i = 0; i < 400; i++) {
      telegram.write(ANI, new InboundContent.Text("pesan " + i));
    }
    for (int i = 0; i < 100; i++) {
      whatsapp.send(OutboundMessage.of("Hai"), new Recipient("c" + i, true));
    }

    List<Chat> chats = simulator.phones().chats();
    assertEquals(50, chats.size());
    assertTrue(chats.stream().allMatch(chat -> chat.messages().size() <= 300));
  }

  @Test
  void aCustomerIsPlausible() {
    for (String id : List.of("", "Ani", "a/b", "x".repeat(33))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new SimulatedCustomer(id, "", Optional.empty(), Optional.empty()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new SimulatedCustomer("a", "", Optional.of("0812"), Optional.empty()));
  }

  private List<ChatMessage> messages(Skin skin) {
    return simulator.phones().chats().stream()
        .filter(chat -> chat.channel() == skin)
        .findFirst()
        .orElseThrow()
        .messages();
  }

  private ChatMessage only(Skin skin) {
    assertEquals(1, messages(skin).size());
    return messages(skin).getFirst();
  }
}
