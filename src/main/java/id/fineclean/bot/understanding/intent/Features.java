package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Root;
import id.fineclean.bot.understanding.text.Word;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The features of one message as 64-bit hashes: words and pairs of neighbours with begin and end
/// marks, letter groups inside padded words, and (of what is meant) words and pairs without their
/// affixes besides. No stop words: "apa", "berapa" and "jangan" carry the intent.
final class Features {
  static final int WORDS = 0;
  static final int LETTERS = 1;
  static final int ROOTS = 2;
  static final int BIAS = 3;
  static final int BLOCKS = 4;

  private static final int MIN_GROUP = 3;
  private static final int MAX_GROUP = 5;
  private static final long BEGIN = 0x9e3779b97f4a7c15L;
  private static final long END = 0xc2b2ae3d27d4eb4fL;
  private static final long PRIME = 1_000_003;

  private long[] hashes;
  private byte[] blocks;
  private int size;

  private Features(int capacity) {
    hashes = new long[capacity];
    blocks = new byte[capacity];
  }

  /// @param words normalised
  static Features meant(List<Word> words) {
    var features = new Features(capacity(words));
    features.addWords(words, Word::form);
    features.addRoots(words);
    features.add(BIAS, 1);
    return features;
  }

  /// @param words folded; which digits there are does not matter, only how many
  static Features written(List<Word> words) {
    var features = new Features(capacity(words));
    features.addWords(words, Features::withoutDigits);
    features.add(BIAS, 1);
    return features;
  }

  private static String withoutDigits(Word word) {
    String form = word.form();
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) >= '0' && form.charAt(i) <= '9') {
        return form.replaceAll("[0-9]", "0");
      }
    }
    return form;
  }

  private static int capacity(List<Word> words) {
    return 64 + 40 * Math.max(words.size(), 4);
  }

  int size() {
    return size;
  }

  /// Never 0.
  long hash(int i) {
    return hashes[i];
  }

  int block(int i) {
    return blocks[i];
  }

  private void addWords(List<Word> words, Function<Word, String> read) {
    long before = BEGIN;
    for (Word word : words) {
      String form = read.apply(word);
      long hash = hash(form);
      add(WORDS, hash);
      add(WORDS, pair(before, hash));
      if (isWritten(form)) {
        addLetters(form);
      }
      before = hash;
    }
    add(WORDS, pair(before, END));
  }

  private void addRoots(List<Word> words) {
    long before = BEGIN;
    for (Word word : words) {
      long hash = hash(isWritten(word.form()) ? Root.of(word.form()) : word.form());
      add(ROOTS, hash);
      add(ROOTS, pair(before, hash));
      before = hash;
    }
    add(ROOTS, pair(before, END));
  }

  private static boolean isWritten(String form) {
    return Character.isLetter(form.charAt(0));
  }

  private void addLetters(String word) {
    int padded = word.length() + 2;
    for (int start = 0; start <= padded - MIN_GROUP; start++) {
      long hash = 7;
      int end = Math.min(padded, start + MAX_GROUP);
      for (int i = start; i < end; i++) {
        char c = i == 0 || i == padded - 1 ? '_' : word.charAt(i - 1);
        hash = hash * PRIME + c;
        if (i - start + 1 >= MIN_GROUP) {
          add(LETTERS, hash);
        }
      }
    }
  }

  private void add(int block, long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      blocks = Arrays.copyOf(blocks, size * 2);
    }
    long mixed = mix(hash * 31 + block + 1);
    hashes[size] = mixed == 0 ? 1 : mixed;
    blocks[size++] = (byte) block;
  }

  private static long pair(long before, long hash) {
    return mix(before * 3 + hash);
  }

  private static long hash(String word) {
    long hash = 1469598103934665603L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 1099511628211L;
    }
    return mix(hash);
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
