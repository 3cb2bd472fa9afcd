package id.fineclean.bot.booking.dialogue;

import static id.fineclean.bot.booking.dialogue.DialogueSample.NOW;
import static id.fineclean.bot.booking.dialogue.DialogueSample.slot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.booking.SizeCheck;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DraftIntakeTest {
  private static TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private static Shop shop = DialogueSample.shop(databases);

  @BeforeAll
  static void open() {
    assertTrue(shop.service("ac_cleaning").isPresent());
  }

  @AfterAll
  static void close() {
    databases.close();
  }

  private static DraftIntake intake(Draft draft, Turn turn) {
    return new DraftIntake(shop, turn, draft);
  }

  @Test
  void takesEverythingAMessageSays() {
    Turn turn =
        Turns.text(
            NOW,
            "cuci ac 2 unit besok jam 10 di Jl. Kenanga 12 Depok",
            slot(SlotKey.SERVICE, "ac_cleaning"),
            slot(SlotKey.UNITS, 2),
            slot(SlotKey.DATE, LocalDate.of(2026, 11, 24)),
            slot(SlotKey.TIME_START, LocalTime.of(10, 0)),
            slot(SlotKey.ADDRESS, "Jl. Kenanga 12 Depok"));
    Draft draft = intake(Draft.EMPTY, turn).read();
    assertEquals(Optional.of("ac_cleaning"), draft.service());
    assertEquals(Optional.of(2), size(draft));
    assertEquals(Optional.of("depok"), draft.area());
    assertEquals(Optional.of(LocalTime.of(10, 0)), draft.time());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 24)), draft.date());
  }

  @Test
  void keepsASizeUntilTheServiceIsKnown() {
    Draft sized = intake(Draft.EMPTY, Turns.text(NOW, "3 ruangan", slot(SlotKey.ROOMS, 3))).read();
    assertEquals(Optional.empty(), size(sized));
    Draft served = intake(sized, Turns.tap(NOW, "service:deep_cleaning")).read();
    assertEquals(Optional.of(3), size(served));
  }

  @Test
  void doesNotMeasureOneServiceWithTheSizeOfAnother() {
    Draft sofa = ordering("sofa_wash").withSize("sofa_wash", 3);
    Turn turn = Turns.text(NOW, "ganti cuci kasur", slot(SlotKey.SERVICE, "mattress_wash"));
    DraftIntake intake = intake(sofa, turn);
    assertEquals(Optional.empty(), size(intake.read()));
    assertEquals(Set.of(Field.SERVICE), intake.changed());
  }

  @Test
  void takesAPlaceNameForTheAreaOnly() {
    Draft asked = Draft.EMPTY.withAsked(Field.ADDRESS);
    Turn turn = Turns.text(NOW, "Depok", slot(SlotKey.ADDRESS, "Depok"));
    Draft draft = intake(asked, turn).read();
    assertEquals(Optional.of("depok"), draft.area());
    assertEquals(Optional.empty(), draft.address());
  }

  @Test
  void keepsTheAddressWhenOnlyItsAreaWasAskedFor() {
    Draft asked = Draft.EMPTY.withAddress(Optional.of("Jl. Kemuning No. 77")).withAsked(Field.AREA);
    Turn turn = Turns.text(NOW, "Bekasi Timur", slot(SlotKey.ADDRESS, "Bekasi Timur"));
    Draft draft = intake(asked, turn).read();
    assertEquals(Optional.of("Jl. Kemuning No. 77"), draft.address());
    assertEquals(Optional.of("bekasi"), draft.area());
  }

  @Test
  void noticesAPlaceThatIsNotServed() {
    DraftIntake words = intake(Draft.EMPTY, Turns.text(NOW, "bersih rumah di Surabaya"));
    words.read();
    assertEquals(Optional.of("Surabaya"), words.elsewhere());
    var place = new InboundContent.Location(-7.25, 112.75, Optional.of("Jl. Contoh 1, Surabaya"));
    DraftIntake map = intake(Draft.EMPTY, Turns.turn(NOW, place));
    assertEquals(Optional.empty(), map.read().address());
    assertEquals(Optional.of("Surabaya"), map.elsewhere());
  }

  @Test
  void readsABareNumberAsTheSizeThatWasAskedFor() {
    Draft asked = ordering("general_cleaning").withAsked(Field.SIZE);
    assertEquals(Optional.of(4), size(intake(asked, Turns.text(NOW, "4 aja")).read()));
    DraftIntake small = intake(asked, Turns.text(NOW, "1"));
    assertEquals(Optional.empty(), size(small.read()));
    assertInstanceOf(SizeCheck.TooSmall.class, small.badSize().orElseThrow().check());
    DraftIntake large = intake(asked, Turns.text(NOW, "99"));
    large.read();
    assertInstanceOf(SizeCheck.TooLarge.class, large.badSize().orElseThrow().check());
  }

  @Test
  void takesAnHourForNoSize() {
    Draft asked = ordering("general_cleaning").withAsked(Field.SIZE);
    Turn turn =
        Turns.text(NOW, "jam 10 aja", new Slot(SlotKey.TIME_START, LocalTime.of(10, 0), 0, 6));
    DraftIntake hour = intake(asked, turn);
    assertEquals(Optional.of(LocalTime.of(10, 0)), hour.read().time());
    assertEquals(Optional.empty(), hour.badSize());
  }

  @Test
  void whatSaysTheSameInOtherLettersChangesNothing() {
    Draft known =
        Draft.EMPTY
            .withArea(Optional.of("bekasi"))
            .withAddress(Optional.of("Jl. Kemuning No. 77, Bekasi"))
            .withName(Optional.of("Budi Contoh"))
            .withAsked(Field.CONFIRM);
    for (String again : List.of("jl kemuning no 77 bekasi", "Jl. Kemuning No. 77")) {
      Turn turn = Turns.text(NOW, "alamatnya " + again, slot(SlotKey.ADDRESS, again));
      DraftIntake intake = intake(known, turn);
      assertEquals(known, intake.read(), again);
      assertEquals(Set.of(), intake.changed(), again);
      assertTrue(intake.said().contains(Field.ADDRESS), again);
    }
    DraftIntake name =
        intake(known, Turns.text(NOW, "namanya budi contoh", slot(SlotKey.NAME, "budi contoh")));
    assertEquals(known, name.read());
    assertEquals(Set.of(), name.changed());

    Turn other =
        Turns.text(
            NOW, "alamatnya Jl. Kemuning No. 7", slot(SlotKey.ADDRESS, "Jl. Kemuning No. 7"));
    DraftIntake moved = intake(known, other);
    assertEquals(Optional.of("Jl. Kemuning No. 7"), moved.read().address());
    assertTrue(moved.changed().contains(Field.ADDRESS));
  }

  @Test
  void changesTheSizeAtTheSummaryOnlyWhereThatIsSaid() {
    Draft shown = ordering("mattress_wash").withSize("mattress_wash", 2).withAsked(Field.CONFIRM);
    assertEquals(Optional.of(3), size(intake(shown, Turns.text(NOW, "jadi 3 deh")).read()));
    assertEquals(Optional.of(2), size(intake(shown, Turns.text(NOW, "tinggal 3 menit")).read()));
  }

  @Test
  void noticesAPhoneNumberThatIsTooShort() {
    DraftIntake intake = intake(Draft.EMPTY.withAsked(Field.PHONE), Turns.text(NOW, "08120"));
    intake.read();
    assertTrue(intake.badPhone());
  }

  @Test
  void takesAContactCardForThePhone() {
    Turn turn = Turns.turn(NOW, new InboundContent.ContactCard("+6281200000001", true));
    assertEquals(Optional.of("+6281200000001"), intake(Draft.EMPTY, turn).read().phone());
  }

  @Test
  void addsReplacesAndLeavesOutServices() {
    Draft sofa = ordering("sofa_wash").withSize("sofa_wash", 3);
    assertEquals(List.of("sofa_wash", "mattress_wash"), after(sofa, "sama kasur ya"));
    assertEquals(List.of("mattress_wash"), after(sofa, "cuci kasur"));
    assertEquals(List.of("mattress_wash"), after(sofa, "ganti cuci kasur"));
    Draft both = sofa.withLines(List.of(Draft.Line.of("sofa_wash"), Draft.Line.of("carpet_wash")));
    assertEquals(List.of("sofa_wash"), after(both, "yang karpet ga jadi"));
    assertEquals(List.of("carpet_wash"), after(both, "hapus sofa"));
    assertEquals(List.of("sofa_wash", "carpet_wash", "ac_cleaning"), after(both, "tambah cuci ac"));
    assertEquals(List.of("sofa_wash"), after(sofa, "sofanya ga jadi"), "an order holds something");
  }

  @Test
  void guessesASizeTheCustomerDoesNotKnow() {
    assertEquals("3 guessed", sized("sofa_wash", "ga tau berapa"));
    assertEquals("5 guessed", sized("sofa_wash", "sofa L kak"));
    assertEquals("3 guessed", sized("general_cleaning", "terserah"));
    assertEquals("5 guessed", sized("general_cleaning", "rumah 2 lantai 3 kamar, berapa jam ya?"));
    assertEquals("4", sized("general_cleaning", "dari jam 9 sampe jam 1"));
    assertEquals("4", sized("sofa_wash", "4 dudukan"));
    assertEquals("none", sized("sofa_wash", "besok jam 9"));
    Draft roomy = ordering("general_cleaning").withMeasure(SlotKey.ROOMS, 2).withAsked(Field.SIZE);
    assertEquals(
        Optional.empty(),
        size(intake(roomy, Turns.text(NOW, "nomor wa ini aja")).read()),
        "only a word about the size is one");
  }

  private String sized(String service, String text) {
    Draft asked = ordering(service).withAsked(Field.SIZE);
    Draft.Line line =
        intake(asked, Turns.text(NOW, text, OrderReaderTest.slots(text))).read().lines().getFirst();
    return line.size().map(Object::toString).orElse("none") + (line.estimated() ? " guessed" : "");
  }

  private List<String> after(Draft draft, String text) {
    Draft after = intake(draft, Turns.text(NOW, text, OrderReaderTest.slots(text))).read();
    return after.lines().stream().map(Draft.Line::service).toList();
  }

  private static Draft ordering(String service) {
    return Draft.EMPTY.withLines(List.of(Draft.Line.of(service)));
  }

  private static Optional<Integer> size(Draft draft) {
    return draft.lines().stream().flatMap(line -> line.size().stream()).findFirst();
  }
}
