package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  @Test
  void keepsBlankAndRepeatedFieldsInOrder() {
    assertEquals(
        List.of(
            new Form.Field("b", "1"),
            new Form.Field("a", ""),
            new Form.Field("b", "2"),
            new Form.Field("c", "")),
        form("b=1&a=&b=2&&c").fields());
  }

  @Test
  void takesTheFirstOfRepeatedFields() {
    assertEquals(Optional.of("1"), form("b=1&b=2").text("b"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "x=a+b|a b",
        "x=%F0%9F%99%8F|🙏",
        "x=a%3Db%26c|a=b&c",
        "x=100%|100%",
        "x=%zz|%zz",
        "x=%4|%4",
        "x=%41|A",
        "x=a=b|a=b",
        "%78=1|1"
      },
      delimiter = '|')
  void decodesEscapes(String body, String value) {
    assertEquals(Optional.of(value), form(body).text("x"));
  }

  @Test
  void readsBytesThatAreNoUtf8AsReplacementCharacters() {
    assertEquals(Optional.of("\uFFFD"), form("x=%FF").text("x"));
  }

  @Test
  void hasNoFieldsWhereThereIsNoBody() {
    assertEquals(List.of(), form("").fields());
  }

  private static Form form(String body) {
    return Form.parse(body.getBytes(StandardCharsets.UTF_8));
  }
}
