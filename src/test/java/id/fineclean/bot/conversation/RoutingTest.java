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
            new Alternative("book_cleaning", 0.9, true));
    assertEquals(new Route.Act("book_cleaning"), route(both));
  }

  @Test
  void followsWhatAFeatureMakesOfAGuessButNotOfSmallTalk() {
    Optional<String> price = Optional.of("ask_price");
    assertEquals(
        new Route.Act("ask_price"),
        route(means("sofa nih", "ask_services", Certainty.UNSURE), price));
    assertEquals(
        new Route.Ask(List.of("thank")), route(means("sofa", "thank", Certainty.UNSURE), price));
  }
}
