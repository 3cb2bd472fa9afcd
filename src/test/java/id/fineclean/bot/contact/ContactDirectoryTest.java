package id.fineclean.bot.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is who: business-scoped ids, numbers that are handed on, users without a number.
class ContactDirectoryTest extends StoreContract {
  private static final Optional<String> ANI = Optional.of("ID.ani");
  private static final Optional<String> BUDI = Optional.of("ID.budi");
  private static final Optional<String> NUMBER = Optional.of("+6281200000001");
  private static final Optional<String> NEW_NUMBER = Optional.of("+6281200000002");
  private static final Optional<String> NONE = Optional.empty();

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private int delivery;

  @SuppressWarnings("NullAway.Init")
  private TestNode node;

  @BeforeEach
  void openNode() {
    node = new TestNode(databases, clock, RecordingChannel.whatsapp());
  }

  @Test
  void aKnownUserIsFoundWithAndWithoutANumber() {
    long ani = customer(ANI, NUMBER);
    assertEquals(ani, customer(ANI, NONE));
    assertEquals(ani, customer(NONE, NUMBER));
    assertEquals(1, number("SELECT COUNT(*) FROM customer"));
    assertEquals(1, number("SELECT COUNT(*) FROM conversation"));
  }

  @Test
  void aNumberKnownFromBeforeUserIdsLeadsToItsCustomer() {
    long ani = customer(NONE, NUMBER);
    assertEquals(ani, customer(ANI, NUMBER));
    assertEquals(ani, customer(ANI, NONE));
  }

  @Test
  void aNumberThatWasHandedOnLeadsToItsNewOwnerOnly() {
    long ani = customer(ANI, NUMBER);
    assertEquals(ani, customer(NONE, NUMBER));
    long budi = customer(BUDI, NUMBER);
    assertNotEquals(ani, budi);
    assertEquals(budi, customer(NONE, NUMBER), "also for who remembers the former owner");
    assertEquals(ani, customer(ANI, NONE));
    assertEquals(ani, customer(ANI, NEW_NUMBER));
  }

  @Test
  void whatWasMeantForTheFormerOwnerOfANumberDoesNotGoThere() {
    customer(ANI, NUMBER);
    assertEquals(0, number("SELECT COUNT(*) FROM conversation WHERE unreachable IS NOT NULL"));
    long budi = customer(BUDI, NUMBER);
    assertEquals(1, number("SELECT COUNT(*) FROM conversation WHERE unreachable IS NOT NULL"));
    assertEquals(
        0,
        number(
            "SELECT COUNT(*) FROM conversation WHERE unreachable IS NOT NULL AND customer_id = "
                + budi));
  }

  @Test
  void aNumberHandedOnAtAnotherNodeLeadsToItsNewOwnerHereToo() {
    long ani = customer(NONE, NUMBER);
    customer(ANI, NUMBER);
    TestNode other = TestNode.another(databases, clock, RecordingChannel.whatsapp());
    long budi = customer(other, BUDI, NUMBER);
    assertNotEquals(ani, budi);
    assertEquals(budi, customer(NONE, NUMBER));
  }

  @Test
  void aUserWhoLaterShowsANumberIsFoundByIt() {
    long ani = customer(ANI, NONE);
    assertEquals(ani, customer(ANI, NUMBER));
    assertEquals(ani, customer(NONE, NUMBER));
  }

  @Test
  void answersGoWhereTheLastMessageCameFrom() {
    Contact first = node.contacts().resolve("whatsapp", sender(ANI, NUMBER));
    Contact second = node.contacts().resolve("whatsapp", sender(ANI, NEW_NUMBER));
    assertEquals(first.conversationId(), second.conversationId());
    assertEquals(
        "whatsapp:" + NEW_NUMBER.orElseThrow(),
        node.contacts().address(conversation(first.conversationId())));
  }

  @Test
  void everyChangeOfOwnerRaisesTheEpochAndOneOfTwoWins() {
    long id = node.contacts().resolve("whatsapp", sender(ANI, NUMBER)).conversationId();
    Conversation seen = conversation(id);
    assertEquals(new Owner.Bot(), seen.owner());
    assertTrue(handOver(seen, new Owner.Member(7)));
    assertFalse(handOver(seen, new Owner.Member(8)), "a second member is too late");
    Conversation taken = conversation(id);
    assertEquals(new Owner.Member(7), taken.owner());
    assertEquals(seen.epoch() + 1, taken.epoch());
    assertTrue(handOver(taken, new Owner.Nobody()));
    assertEquals(new Owner.Nobody(), conversation(id).owner());
    assertTrue(handOver(conversation(id), new Owner.Bot()));
    assertEquals(new Owner.Bot(), conversation(id).owner());
    assertEquals(seen.epoch() + 3, conversation(id).epoch());
  }

  @Test
  void aTurnThatBeganBeforeATakeoverCannotBeSaved() {
    long id = node.contacts().resolve("whatsapp", sender(ANI, NUMBER)).conversationId();
    Conversation seen = conversation(id);
    assertTrue(handOver(seen, new Owner.Member(7)));
    assertThrows(
        ConflictException.class,
        () ->
            database()
                .write(
                    t -> {
                      Conversations.save(t, seen, new byte[1]);
                      return true;
                    }));
  }

  private boolean handOver(Conversation seen, Owner to) {
    return database().write(t -> Conversations.handOver(t, seen, to));
  }

  private Conversation conversation(long id) {
    return database().read(t -> Conversations.find(t, id)).orElseThrow();
  }

  private long customer(Optional<String> user, Optional<String> phone) {
    return customer(node, user, phone);
  }

  private long customer(TestNode at, Optional<String> user, Optional<String> phone) {
    long conversation =
        at.inbox()
            .accept("whatsapp", Inbound.whatsapp(user, phone, "SM" + delivery++, "halo"))
            .orElseThrow();
    return at.customerOf(conversation);
  }

  private static Sender sender(Optional<String> user, Optional<String> phone) {
    return Inbound.whatsappSender(user, phone);
  }
}
