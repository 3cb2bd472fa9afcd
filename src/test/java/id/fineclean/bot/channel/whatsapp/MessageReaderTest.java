package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.Location;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import id.fineclean.bot.channel.InboundContent.Tap;
import id.fineclean.bot.channel.InboundContent.Text;
import id.fineclean.bot.channel.InboundContent.Unsupported;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Received.Ignored;
import id.fineclean.bot.channel.Received.Malformed;
import id.fineclean.bot.channel.Received.Messages;
import id.fineclean.bot.channel.Sender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private static final String ID = "SM00000000000000000000000000000001";
  private static final String MEDIA =
      "https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000"
          + "/Messages/MM1/Media/ME";
  private static final ExternalIdentity USER =
      new ExternalIdentity("whatsapp-user", "ID.4566546130240823");
  private static final ExternalIdentity PHONE =
      new ExternalIdentity("whatsapp-phone", "+6281200000001");

  @Test
  void readsWhoWroteATextAndUnderWhichNumber() {
    InboundMessage message = single("text");

    assertEquals(ID, message.deliveryId());
    assertEquals(ID, message.messageId());
    assertEquals(OptionalLong.empty(), message.sequence());
    assertEquals(
        new Sender(
            List.of(USER, PHONE),
            "whatsapp:+6281200000001",
            Optional.of("+6281200000001"),
            Optional.of("Budi Contoh"),
            Optional.empty()),
        message.sender());
    assertEquals(
        new Text("kak mau booking bersih rumah besok jam 10 🙏 & 100%"), message.content());
  }

  @Test
  void knowsACustomerWhoHidesThePhoneNumber() {
    Sender sender = single("text-hidden-phone").sender();

    assertEquals(List.of(USER), sender.identities());
    assertEquals("whatsapp:ID.4566546130240823", sender.address());
    assertEquals(Optional.empty(), sender.phone());
    assertEquals(Optional.empty(), sender.displayName());
  }

  @Test
  void answersToTheAddressAMessageCameFrom() {
    Form form =
        Form.parse(
            ("MessageSid=SM1&Body=halo&From=whatsapp%3AID.456&"
                    + "ExternalUserId=whatsapp%3AID.ENT.98765abc")
                .getBytes(StandardCharsets.UTF_8));
    Sender sender =
        assertInstanceOf(Messages.class, MessageReader.read(form)).messages().getFirst().sender();

    assertEquals("whatsapp:ID.456", sender.address());
    assertEquals(
        List.of(new ExternalIdentity("whatsapp-user", "ID.ENT.98765abc")), sender.identities());
  }

  @Test
  void knowsACustomerByTheIdOfAParentBusiness() {
    assertEquals(
        new ExternalIdentity("whatsapp-user", "ID.ENT.98765abc"),
        single("text-parent-user").sender().identities().getFirst());
  }

  @Test
  void knowsACustomerByThePhoneNumberAlone() {
    assertEquals(List.of(PHONE), single("text-without-user").sender().identities());
  }

  @ParameterizedTest
  @CsvSource({"button, confirm:yes, 'Ya, jadi'", "list, time:10, Jam 10"})
  void readsATapWithWhatTheCustomerReadOnTheButton(String payload, String tapped, String label) {
    assertEquals(new Tap(tapped, Optional.of(label), Optional.empty()), content(payload));
  }

  @Test
  void readsALocationWithItsNameAndAddress() {
    assertEquals(
        new Location(-6.2, 106.8, Optional.of("Gedung Contoh, Jl. Contoh 1")), content("location"));
  }

  @Test
  void readsALocationWithoutAddress() {
    assertEquals(new Location(-6.2, 106.8, Optional.empty()), content("location-bare"));
  }

  @Test
  void takesTheTextBesideAFileAsItsCaption() {
    assertEquals(
        photo("1", "image/jpeg", Optional.of("ini dapurnya"), Optional.empty()), content("image"));
  }

  @Test
  void makesAMessageOfEachFile() {
    List<InboundMessage> messages = messages("two-images");

    assertEquals(
        List.of(ID, ID + "/1"), messages.stream().map(InboundMessage::deliveryId).toList());
    assertEquals(
        List.of(
            photo("1", "image/jpeg", Optional.of("dua foto"), Optional.of(ID)),
            photo("2", "image/png", Optional.empty(), Optional.of(ID))),
        messages.stream().map(InboundMessage::content).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "voice, VOICE",
    "audio, AUDIO",
    "video, VIDEO",
    "document, DOCUMENT",
    "sticker, STICKER",
    "contacts, DOCUMENT"
  })
  void readsFilesOfEveryKind(String payload, MediaKind kind) {
    assertEquals(kind, assertInstanceOf(Media.class, content(payload)).kind());
  }

  @ParameterizedTest
  @CsvSource({"media-count-lies, 1", "media-count-too-high, 1"})
  void doesNotBelieveTheNumberOfFiles(String payload, int messages) {
    assertEquals(messages, messages(payload).size());
  }

  @ParameterizedTest
  @CsvSource({"order, order", "location-broken, location", "media-count-lies, image"})
  void namesWhatItCannotRead(String payload, String kind) {
    assertEquals(new Unsupported(kind), content(payload));
  }

  @Test
  void ignoresAKindItDoesNotKnow() {
    assertEquals(new Ignored("unknown_type"), read("unknown-type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reaction", "system", "request_welcome", "ephemeral", "revoke", "protocol"})
  void takesReactionsAndNoticesForNoAnswer(String type) {
    Form form =
        Form.parse(
            ("MessageSid=SM1&From=whatsapp%3A%2B6281200000001&Body=%F0%9F%91%8D&MessageType="
                    + type)
                .getBytes(StandardCharsets.UTF_8));

    assertEquals(new Ignored("notice"), MessageReader.read(form));
  }

  @Test
  void readsTheTextOfAKindItDoesNotKnow() {
    assertEquals(new Text("halo"), content("unknown-type-with-text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"without-id", "text-from-nobody"})
  void callsMalformedWhatLacksWhatTwilioPromises(String payload) {
    assertEquals(new Malformed(), read(payload));
  }

  @Test
  void ignoresAStatusReportThatWasSentToTheWrongAddress() {
    assertEquals(new Ignored("status"), read("status-delivered"));
  }

  private static Media photo(
      String number, String mime, Optional<String> caption, Optional<String> album) {
    return new Media(
        MediaKind.PHOTO, MEDIA + number, Optional.of(mime), OptionalLong.empty(), caption, album);
  }

  private static Received read(String payload) {
    return MessageReader.read(Form.parse(Payloads.read("whatsapp/" + payload + ".form")));
  }

  private static List<InboundMessage> messages(String payload) {
    return assertInstanceOf(Messages.class, read(payload)).messages();
  }

  private static InboundMessage single(String payload) {
    List<InboundMessage> messages = messages(payload);
    assertEquals(1, messages.size());
    return messages.getFirst();
  }

  private static InboundContent content(String payload) {
    return single(payload).content();
  }
}
