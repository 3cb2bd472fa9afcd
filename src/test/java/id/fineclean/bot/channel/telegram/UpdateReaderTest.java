package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.ContactCard;
import id.fineclean.bot.channel.InboundContent.Edit;
import id.fineclean.bot.channel.InboundContent.Location;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import id.fineclean.bot.channel.InboundContent.Reachability;
import id.fineclean.bot.channel.InboundContent.Tap;
import id.fineclean.bot.channel.InboundContent.Text;
import id.fineclean.bot.channel.InboundContent.Unsupported;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Received.Ignored;
import id.fineclean.bot.channel.Received.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {

  @Test
  void readsWhoWroteATextAndUnderWhichNumbers() {
    InboundMessage message = message("text");

    assertEquals("update:910000101", message.deliveryId());
    assertEquals("chat:700000001:101", message.messageId());
    assertEquals(OptionalLong.of(910000101), message.sequence());
    assertEquals(
        List.of(new ExternalIdentity("telegram-user", "700000001")), message.sender().identities());
    assertEquals("700000001", message.sender().address());
    assertEquals(Optional.of("Budi Contoh"), message.sender().displayName());
    assertEquals(Optional.of("id"), message.sender().language());
    assertEquals(Optional.empty(), message.sender().phone());
    assertEquals(new Text("kak mau booking bersih rumah besok jam 10 🙏"), message.content());
  }

  @Test
  void passesOverFieldsItDoesNotKnowAndObjectsThatLackSome() {
    assertEquals(new Text("halo"), content("text-with-unknown-fields"));
  }

  @Test
  void takesTheLargestSizeOfAPhoto() {
    assertEquals(
        new Media(
            MediaKind.PHOTO,
            "AgACphoto-large",
            Optional.empty(),
            OptionalLong.of(151_000),
            Optional.of("ini dapurnya"),
            Optional.empty()),
        content("photo"));
  }

  @Test
  void tellsWhichPhotosBelongTogether() {
    assertEquals(
        new Media(
            MediaKind.PHOTO,
            "AgACphoto-large",
            Optional.empty(),
            OptionalLong.of(151_000),
            Optional.empty(),
            Optional.of("13500000000000001")),
        content("photo-in-album"));
  }

  @ParameterizedTest
  @CsvSource({
    "voice, VOICE, AwACvoice",
    "audio, AUDIO, CQACaudio",
    "document, DOCUMENT, BQACdoc",
    "animation, VIDEO, CgACgif",
    "video, VIDEO, BAACvideo",
    "video-note, VIDEO, DQACnote",
    "sticker, STICKER, CAACsticker"
  })
  void readsFilesOfEveryKind(String payload, MediaKind kind, String reference) {
    Media media = assertInstanceOf(Media.class, content(payload));

    assertEquals(kind, media.kind());
    assertEquals(reference, media.reference());
  }

  @Test
  void readsALocation() {
    assertEquals(new Location(-6.2, 106.8, Optional.empty()), content("location"));
  }

  @Test
  void readsAPlaceWithItsNameAndAddress() {
    assertEquals(
        new Location(-6.21, 106.81, Optional.of("Gedung Contoh, Jl. Contoh 1")), content("venue"));
  }

  @Test
  void doesNotTakeALocationThatIsNotOnEarth() {
    assertEquals(new Unsupported("other"), content("location-out-of-range"));
  }

  @Test
  void takesAContactCardOfTheSendersAccountAsOwn() {
    assertEquals(new ContactCard("+6281200000001", true), content("contact-own"));
  }

  @ParameterizedTest
  @CsvSource({
    "contact-other, +6281200000002",
    "contact-without-user, +6281200000001",
    "contact-forwarded, +6281200000001"
  })
  void doesNotTakeAnyOtherContactCardAsOwn(String payload, String phone) {
    assertEquals(new ContactCard(phone, false), content(payload));
  }

  @ParameterizedTest
  @CsvSource({"poll, poll"})
  void namesWhatItCannotRead(String payload, String kind) {
    assertEquals(new Unsupported(kind), content(payload));
  }

  @Test
  void readsAnEditAsAChangeOfTheOriginalMessage() {
    InboundMessage message = message("edited-text");

    assertEquals(new Edit("chat:700000001:101", "eh jam 11 aja"), message.content());
    assertEquals(message.deliveryId(), message.messageId());
  }

  @Test
  void readsATapWithWhatAcknowledgesIt() {
    assertEquals(new Tap("time:10", Optional.of("3000000000000000001")), content("callback"));
  }

  @ParameterizedTest
  @CsvSource({"callback-inaccessible, time:11", "callback-without-message, time:12"})
  void readsATapOnAMessageThatIsGone(String payload, String tapped) {
    InboundMessage message = message(payload);

    assertEquals(tapped, assertInstanceOf(Tap.class, message.content()).payload());
    assertEquals("700000001", message.sender().address());
  }

  @ParameterizedTest
  @CsvSource({"blocked, false", "unblocked, true"})
  void readsThatTheCustomerBlockedTheBotOrLetItInAgain(String payload, boolean reachable) {
    assertEquals(new Reachability(reachable), content(payload));
  }

  @ParameterizedTest
  @CsvSource({
    "in-group, group",
    "callback-in-group, group",
    "added-to-group, group",
    "from-bot, bot",
    "pinned, service",
    "unknown-kind, service",
    "edited-live-location, edit_without_text",
    "callback-game, callback_without_data",
    "member-status-unknown, chat_member",
    "other-update, other_update"
  })
  void ignoresWhatIsNotACustomersMessageButTellsItsNumber(String payload, String kind)
      throws IOException {
    long number =
        Json.read(Payloads.read("telegram/" + payload + ".json")).path("update_id").asLong();

    assertEquals(new Ignored(kind, OptionalLong.of(number)), read(payload));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no_update_id | {}",
        "no_update_id | []",
        "no_update_id | null",
        "no_update_id | 7",
        "no_update_id | [7]",
        "no_update_id | {'update_id':'1','message':{}}",
        "no_update_id | {'update_id':1e400,'message':{}}",
        "no_update_id | {'update_id':99999999999999999999999,'message':{}}",
        "no_chat | {'update_id':1,'message':null}",
        "no_chat | {'update_id':1,'message':[]}",
        "no_chat | {'update_id':1,'message':{'chat':{'id':1},'from':{'id':1},'text':'halo'}}",
        "no_chat | {'update_id':1,'message':{'chat':{'type':'private'},'from':{'id':1}}}",
        "no_chat | {'update_id':1,'edited_message':{'message_id':5,'text':'halo'}}",
        "no_chat | {'update_id':1,'my_chat_member':7}",
        "no_chat | {'update_id':1,'callback_query':{'data':'x'}}",
        "no_sender | {'update_id':1,'message':{'chat':{'type':'private','id':1},'text':'halo'}}",
        "no_sender | {'update_id':1,'edited_message':{'chat':{'type':'private','id':1}}}",
        "no_sender | {'update_id':1,'my_chat_member':{'chat':{'type':'private','id':1}}}",
        "no_sender |"
            + " {'update_id':1,'callback_query':{'data':'x','message':{'chat':{'type':'private','id':1}}}}",
        "no_sender |"
            + " {'update_id':1,'message':{'chat':{'type':'private','id':1},'from':{'id':'1'}}}",
        "no_message_id |"
            + " {'update_id':1,'message':{'chat':{'type':'private','id':1},'from':{'id':1},'text':'halo'}}",
        "no_message_id |"
            + " {'update_id':1,'edited_message':{'chat':{'type':'private','id':1},'from':{'id':1},'text':'halo'}}",
      })
  void passesOverWhatLacksWhatTelegramPromises(String kind, String json) {
    Received received = parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    assertEquals(kind, assertInstanceOf(Ignored.class, received).kind());
  }

  @Test
  void tellsWhenAMessageWasWritten() {
    assertEquals(
        Optional.of(Instant.ofEpochSecond(1_764_000_000)),
        written("'date':1764000000").writtenAt());
    for (String senseless : new String[] {"'date':0", "'date':-5", "'date':'x'", "'date':9e99"}) {
      assertEquals(Optional.empty(), written(senseless).writtenAt(), senseless);
    }
  }

  @Test
  void answersInTheTopicAMessageCameFrom() {
    assertEquals(
        "7/42", written("'is_topic_message':true,'message_thread_id':42").sender().address());
    assertEquals("7", written("'message_thread_id':42").sender().address());
    assertEquals("7", written("'is_topic_message':true").sender().address());
    assertEquals(
        "7", written("'is_topic_message':true,'message_thread_id':99999999999").sender().address());
  }

  @Test
  void answersATapInTheTopicOfItsMessage() {
    String query =
        "{'update_id':1,'callback_query':{'id':'9','data':'x','from':{'id':7},'message':"
            + "{'chat':{'type':'private','id':7},'is_topic_message':true,'message_thread_id':42}}}";

    assertEquals("7/42", first(query).sender().address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'boost_added':{'boost_count':1}",
        "'video_chat_started':{}",
        "'direct_message_price_changed':{'paid_message_star_count':1}",
        "'suggested_post_approved':{}",
        "'giveaway_created':{}",
        "'proximity_alert_triggered':{}",
        "'successful_payment':{}",
        "'something_of_the_next_version':{'by':'nobody'}"
      })
  void takesNoticesForNoMessages(String notice) {
    assertEquals("service", assertInstanceOf(Ignored.class, parse(update(notice))).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'new_kind':{},'caption':'ini fotonya'",
        "'new_kind':{},'forward_origin':{'type':'user'}",
        "'new_kind':{},'media_group_id':'5'",
        "'photo':[]",
        "'location':{'latitude':'x'}"
      })
  void saysWhereSomebodySentWhatItCannotRead(String content) {
    assertEquals(new Unsupported("other"), written(content).content());
  }

  @Test
  void tellsWhatIsKnownOfAFile() {
    Media media =
        assertInstanceOf(
            Media.class,
            written("'voice':{'file_id':'v1','mime_type':'audio/ogg','file_size':2048}").content());

    assertEquals(Optional.of("audio/ogg"), media.mime());
    assertEquals(OptionalLong.of(2048), media.size());
  }

  /// A message of user 7 in their private chat, with some more fields.
  private static InboundMessage written(String fields) {
    return assertInstanceOf(Messages.class, parse(update(fields))).messages().getFirst();
  }

  private static byte[] update(String fields) {
    boolean content =
        fields.contains("date") || fields.contains("thread") || fields.contains("topic");
    return ("{'update_id':1,'message':{'message_id':5,'chat':{'type':'private','id':7},"
            + "'from':{'id':7},"
            + (content ? "'text':'halo'," : "")
            + fields
            + "}}")
        .replace('\'', '"')
        .getBytes(StandardCharsets.UTF_8);
  }

  private static InboundMessage first(String json) {
    return assertInstanceOf(
            Messages.class, parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
        .messages()
        .getFirst();
  }

  private static Received read(String payload) {
    return parse(Payloads.read("telegram/" + payload + ".json"));
  }

  private static Received parse(byte[] json) {
    try {
      return UpdateReader.read(Json.read(json));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private static InboundMessage message(String payload) {
    return assertInstanceOf(Messages.class, read(payload)).messages().getFirst();
  }

  private static InboundContent content(String payload) {
    return message(payload).content();
  }
}
