package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What agrees and what does not, by the shipped `intents/dialogue.yaml`.
final class ClearYesTest {
  private static final List<String> YES =
      lines(
          """
          ya
          y
          Ya.
          yaaa
          iya
          iyaaa kak
          iya kak benar
          ok
          OKE
          okeee
          okay kak
          sip
          siiip
          siap kak
          siap min makasih
          gas
          gasss
          gaskeun
          lanjut
          lanjut aja kak
          ok lanjut aja kak makasih
          betul
          betul sekali
          benar
          sudah benar kak
          udah bener semua
          sudah sesuai
          bnr kak
          setuju
          Saya setuju.
          boleh
          boleh kak
          jadi
          jadi dong kak
          deal
          deal ya kak
          yuk
          yuk kak
          mantap
          mantap, lanjutkan 👍
          👍
          👍🏽👍🏽
          ✅
          ☑️
          👌😊
          ok 🙏
          iya deh
          boleh deh kalo gitu
          Baik, silakan diproses.
          Baik kak, saya setuju. Terima kasih banyak
          oke fix ya
          yoi
          hooh
          nggih mas
          inggih, leres
          muhun teh
          iyo
          yes
          yes please
          yup
          sure
          correct
          go ahead
          sounds good
          that's right
          Yes, that is correct, thank you!
          iya tolong diproses ya kak
          y kk
          acc
          cocok kak
          ya udah gapapa
          iya betul itu
          """);

  private static final List<String> NO_YES =
      lines(
          """
          bentar ya
          sebentar ya kak
          nanti ya
          tunggu ya
          ok bentar
          ok nanti saya kabarin
          oke saya pikir dulu ya
          ok saya tanya suami dulu
          iya saya diskusi dulu sama istri
          besok ya saya kabarin
          ya nanti saya lihat dulu
          hold on
          ok let me think about it
          mahal ya
          kok mahal ya
          ya ampun mahal banget
          ya kemahalan itu mah
          iya tapi mahal
          oke tapi bisa kurang dikit?
          bisa kurang ya
          boleh kurang
          boleh nego dong
          diskon ya
          gimana ya
          gimana ya kak
          ini beneran ya
          yakin ya
          bener ya
          bener ya kak itu
          ya?
          iya kah
          oke?
          jadi?
          jadi gimana
          jadi berapa ya
          iya kan
          benar kan
          boleh nanya
          boleh tau rekeningnya
          mau tanya
          saya mau nanya dulu ya
          ini petugasnya cewek ya
          yang datang siapa ya
          makasih ya
          makasih ya kak
          terima kasih banyak
          thanks ya min
          🙏
          🙏🙏 ya
          😊
          🤔
          👎
          😅 ya
          ok 🤔
          salah ya
          salah tuh
          belum ya
          belum bener ya
          belum ok
          ga jadi ya
          gak ya
          tidak setuju
          jangan ya
          bukan itu ya
          ya bukan
          ya tapi jam 10
          ok tapi alamatnya salah
          iya tapi nanti
          betul tapi namanya salah
          benar cuma nomornya ganti
          ya asal gratis
          oke kalau gratis
          ok kalo bisa jam 8
          ya kalau jadi
          mungkin ya
          kayaknya iya
          kayanya jadi sih
          iya sih
          insyaallah ya
          ragu ya
          ya terserah lah
          ya kali
          ya elah
          yaelah mahal
          ya Allah
          yah
          yaaah
          ya sudahlah
          yaudah lah ya
          hmm
          hmm ya
          oh ya
          halo
          pagi ya
          lama ya
          ok noted
          ok :(
          iya iya bawel
          hebat ya mahalnya
          mantap ya harganya bikin nangis
          great, so expensive
          no
          not yet
          yes but not tomorrow
          ok wait
          maybe
          """);

  private final ClearYes clear = Turns.words().clearYes();

  @Test
  void aPlainYesIsOneInAllItsSpellings() {
    assertEquals(YES, agreeing(YES, "Ya, pesan"));
  }

  @Test
  void whateverElseIsSaidIsNone() {
    assertEquals(List.of(), agreeing(NO_YES, "Ya, pesan"));
    assertEquals(List.of(), agreeing(NO_YES, "Ya, batalkan"));
  }

  @Test
  void theWordsOnTheButtonAgree() {
    List<String> words =
        lines(
            """
            ya pesan
            ya, pesan!
            pesan aja kak
            iya tolong pesankan
            ok booking kak
            gas booking
            jadi pesan
            yes, book it
            """);
    assertEquals(words, agreeing(words, "Ya, pesan"));
    assertEquals(words, agreeing(words, "Yes, book it"));
    List<String> cancelling =
        List.of("ya batalin", "batalin aja", "batalkan saja kak", "iya batal", "cancel it");
    assertEquals(cancelling, agreeing(cancelling, "Ya, batalkan"));
    List<String> moving = List.of("pindahin aja kak", "ya, pindahkan", "ok geser aja");
    assertEquals(moving, agreeing(moving, "Ya, pindahkan"));
  }

  @Test
  void theWordsOfAnotherActDoNot() {
    List<String> words =
        lines(
            """
            ya pesan
            ya pindah aja
            jangan dibatalin
            batalin nanti aja
            batalin berapa biayanya
            gak jadi batalin
            batal
            """);
    assertEquals(List.of(), agreeing(words, "Ya, batalkan"));
    assertEquals(
        List.of(),
        agreeing(List.of("ya batalin", "pesan apa ya", "pesan 2", "pesan yang lain"), "Ya, pesan"));
  }

  @Test
  void aLongMessageIsReadInATwinkling() {
    assertEquals(List.of(), agreeing(List.of("ya ".repeat(50_000), "y".repeat(100_000)), "Ya"));
  }

  private List<String> agreeing(List<String> messages, String label) {
    return messages.stream().filter(message -> clear.is(message, label, List.of())).toList();
  }

  private static List<String> lines(String text) {
    return Stream.of(text.split("\n")).map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
