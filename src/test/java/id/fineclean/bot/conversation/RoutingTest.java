package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.Routing.Route;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Alternative;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutingTest {
  private static final Set<String> TASKS = Set.of("book_cleaning", "cancel_booking");

  private static Route route(Understanding what, Optional<String> suggested) {
    try {
      return new Routing(
              Turns.words(),
              Topics.load(Path.of("intents", "topics")),
              TASKS::contains,
              (understood, asks) -> suggested)
          .of(what);
    } catch (ContentException e) {
      throw new AssertionError(e);
    }
  }

  private static Route route(Understanding what) {
    return route(what, Optional.empty());
  }

  private static Understanding means(
      String text, String intent, Certainty certainty, Alternative... alternatives) {
    return new Understanding(
        text, intent, 0.7, List.of(alternatives), certainty, Slots.none(), Language.ID);
  }

  @Test
  void actsOnWhatIsClear() {
    assertEquals(new Route.Act("ask_price"), route(means("brp ya", "ask_price", Certainty.CLEAR)));
  }

  @Test
  void offersTheLikeliestWhereItIsNot() {
    Understanding unsure =
        means(
            "yang kemarin gimana ya",
            "check_booking",
            Certainty.UNSURE,
            new Alternative("file_complaint", 0.2, false),
            new Alternative("out_of_scope", 0.1, false),
            new Alternative("ask_price", 0.05, false),
            new Alternative("ask_hours", 0.04, false));
    assertEquals(
        new Route.Ask(List.of("check_booking", "file_complaint", "ask_price")), route(unsure));
  }

  @Test
  void knowsWhatIsNoneOfItsBusiness() {
    Understanding foreign = means("presiden siapa", "out_of_scope", Certainty.UNKNOWN);
    assertEquals(new Route.Unclear(), route(foreign));
  }

  @Test
  void asksWhatToDeleteHoweverClearThatSomethingIsToBe() {
    Understanding bare = means("hapus yang tadi dong", "privacy_erase", Certainty.CLEAR);
    assertEquals(new Route.Ask(List.of("privacy_erase")), route(bare));
  }

  @Test
  void doesTheTaskBeforeTheQuestionBesideIt() {
    Understanding both =
        means(
            "harganya brp, sekalian mau booking besok",
            "ask_price",
            Certainty.CLEAR,
            new Alternative("book_cleaning", 0.95, true));
    assertEquals(new Route.Act("book_cleaning"), route(both));
  }

  @Test
  void followsWhatAFeatureMakesOfSmallTalkAndOfAGuess() {
    Optional<String> booking = Optional.of("book_cleaning");
    assertEquals(
        new Route.Act("book_cleaning"),
        route(means("ya, sofa", "affirm", Certainty.CLEAR), booking));
    assertEquals(
        new Route.Act("book_cleaning"),
        route(means("sofa nih", "book_cleaning", Certainty.UNSURE), booking));
    assertEquals(
        new Route.Ask(List.of("ask_price")),
        route(means("sofa nih", "ask_price", Certainty.UNSURE)));
  }

  @Test
  void aStoryThatSoundsLikeAnOrderIsNone() {
    Understanding story =
        means(
            "kemarin pesan cuci sofa, kalau kasur berapa ya",
            "ask_price",
            Certainty.CLEAR,
            new Alternative("book_cleaning", 0.8, true));
    assertEquals(new Route.Act("ask_price"), route(story));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data pelanggan bisa dihapus ga",
        "kalau akun ditutup datanya ilang?",
        "apakah akun dapat dihilangkan",
        "emang boleh ya data dihilangkan?",
        "gimana prosedur menghapus data",
        "bisa dihapus kak datanya?",
        "can customers have data erased?",
        "data abdi tiasa dipiceun teu?",
        "kapan datanya dimusnahkan",
        "siapa yang boleh menghapus data saya"
      })
  void answersWhoOnlyAsksAboutAWish(String text) {
    for (Certainty certainty : List.of(Certainty.CLEAR, Certainty.UNSURE)) {
      assertEquals(
          new Route.Act("ask_policy"), route(means(text, "privacy_erase", certainty)), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hapus data saya",
        "bisa tolong dihapus data saya?",
        "mau hapus akun gimana caranya",
        "data saya dihapus aja dong, bisa kan",
        "could you erase my data?",
        "boleh minta datanya dihilangkan kak?",
        "apa bisa sekarang juga dihapus",
        "saya ingin akun saya ditutup, bisa?",
        "mohon dihapuskan, kapan bisa?",
        "delete everything you have on me"
      })
  void doesWhatIsWanted(String text) {
    assertEquals(
        new Route.Act("privacy_erase"), route(means(text, "privacy_erase", Certainty.CLEAR)), text);
  }

  @Test
  void asksNobodyWhetherTheyOnlyAskWhereThatIsTheWish() {
    Understanding asking = means("alamat saya tercatat apa?", "privacy_access", Certainty.CLEAR);
    assertEquals(new Route.Act("privacy_access"), route(asking));
  }
}
