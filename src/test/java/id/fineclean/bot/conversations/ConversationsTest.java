package id.fineclean.bot.conversations;

import static id.fineclean.bot.conversations.Phone.TELEGRAM;
import static id.fineclean.bot.conversations.Phone.WHATSAPP;
import static id.fineclean.bot.conversations.Phone.WHATSAPP_TAPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestDatabases.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every conversation gives the same transcript on every channel, however often messages are
/// delivered and however often the bot restarts in the middle.
///
/// `-Dgolden.update` writes down what the bot says now instead of comparing; look at the difference
/// before you keep it. `-Dconversations.ways=1` plays in the first way only, for a quick look in
/// between.
final class ConversationsTest {
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  /// There are 124 in November 2026; far fewer means that they were not found.
  private static final int FEWEST = 120;

  /// How many may need buttons, and so go unplayed on WhatsApp.
  private static final int MOST_ONLY_WITH_BUTTONS = 5;

  private static final Rehearsal.Mode ONCE = new Rehearsal.Mode("once", false, false);
  private static final Rehearsal.Mode TWICE = new Rehearsal.Mode("delivered twice", true, false);
  private static final Rehearsal.Mode RESTARTED =
      new Rehearsal.Mode("restarted between lines", false, true);

  /// The first is the one that `-Dgolden.update` writes.
  private static final List<Way> ALL_WAYS =
      List.of(
          new Way("telegram", TELEGRAM, ONCE, Kind.SQLITE),
          new Way("telegram", TELEGRAM, TWICE, Kind.SQLITE),
          new Way("telegram", TELEGRAM, RESTARTED, Kind.SQLITE),
          new Way("whatsapp", WHATSAPP, ONCE, Kind.SQLITE),
          new Way("whatsapp", WHATSAPP, TWICE, Kind.SQLITE),
          new Way("whatsapp", WHATSAPP, RESTARTED, Kind.SQLITE),
          new Way("whatsapp", WHATSAPP_TAPS, RESTARTED, Kind.SQLITE),
          new Way("whatsapp", WHATSAPP, ONCE, Kind.POSTGRES));

  private static final List<Way> WAYS =
      ALL_WAYS.subList(0, Integer.getInteger("conversations.ways", ALL_WAYS.size()));

  private static final Map<Way, Set<Path>> PLAYED = new HashMap<>();
  private static Content content;

  @BeforeAll
  static void readContent() {
    content = Theatre.content();
  }

  /// How a conversation is played.
  private record Way(
      String channel, Capabilities capabilities, Rehearsal.Mode mode, Kind database) {
    @Override
    public String toString() {
      return channel
          + (capabilities.taps().isPresent() ? " to tap, " : ", ")
          + mode
          + ", "
          + database.name().toLowerCase(Locale.ROOT);
    }
  }

  @AfterAll
  static void everyConversationWasPlayedInEveryWay() throws IOException {
    List<Path> all = Theatre.scripts();
    assertTrue(all.size() >= FEWEST, "there are " + all.size() + " conversations");
    Set<Path> everywhere = new HashSet<>();
    for (Path file : all) {
      if (!Script.read(file).onlyButtons()) {
        everywhere.add(file);
      }
    }
    assertTrue(all.size() - everywhere.size() <= MOST_ONLY_WITH_BUTTONS, "played on WhatsApp too");
    for (Way way : WAYS) {
      Set<Path> expected = way.capabilities().buttons() ? Set.copyOf(all) : everywhere;
      assertEquals(expected, PLAYED.getOrDefault(way, Set.of()), way.toString());
    }
  }

  @TestFactory
  Stream<DynamicContainer> conversations() {
    return Theatre.scripts().stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    Theatre.SCRIPTS.relativize(file).toString(), file.toUri(), ways(file)));
  }

  private static Stream<DynamicTest> ways(Path file) {
    return WAYS.stream()
        .map(way -> DynamicTest.dynamicTest(way.toString(), () -> compare(file, way)));
  }

  private static void compare(Path file, Way way) throws IOException {
    Script script = Script.read(file);
    if (script.onlyButtons() && !way.capabilities().buttons()) {
      return;
    }
    String played = play(script, way);
    if (UPDATE && way.equals(WAYS.getFirst())) {
      Files.writeString(file, played);
    }
    assertEquals(Script.read(file).asWritten(), played);
    PLAYED.computeIfAbsent(way, _ -> new HashSet<>()).add(file);
  }

  private static String play(Script script, Way way) {
    return switch (way.database()) {
      case SQLITE -> {
        try (TestDatabases databases = TestDatabases.fresh(Kind.SQLITE)) {
          yield play(script, way, () -> open(databases));
        }
      }
      case POSTGRES -> {
        TestDatabases databases = TestDatabases.emptiedPostgres();
        yield play(script, way, () -> new Stores(databases.main(), databases.keys(), false));
      }
    };
  }

  private static String play(Script script, Way way, Supplier<Stores> stores) {
    return Rehearsal.play(
        script,
        Theatre.with(content, script.policies()),
        new Phone(way.channel(), way.capabilities()),
        way.mode(),
        stores);
  }

  private static Stores open(TestDatabases databases) {
    return new Stores(databases.openAgain("main"), databases.openAgain("keys"), false);
  }
}
