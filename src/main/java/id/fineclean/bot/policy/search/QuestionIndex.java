package id.fineclean.bot.policy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// The most similar samples of a question, by BM25 over stems and letter groups. In memory;
/// thread-safe.
final class QuestionIndex {
  private static final int NEIGHBOURS = 10;

  /// How much sooner the nearest sample decides than the tenth.
  private static final double SHARPNESS = 4;

  private static final String STEMS = "stems";
  private static final String LETTERS = "letters";
  private static final float LETTERS_WEIGHT = 0.3f;

  /// Lucene refuses queries of more than 1,024 terms. A question of a few sentences has some
  /// hundred; what a longer one says after these decides nothing.
  private static final int MOST_STEMS = 300;

  private static final int MOST_LETTERS = 700;

  private static final FieldType TERMS = new FieldType();

  /// Recommends a flag of the JVM's that speeds up searches by vectors, of which there are none
  /// here. Held, because a level set on a logger that nobody holds is forgotten.
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
    TERMS.setIndexOptions(IndexOptions.DOCS);
    TERMS.freeze();
  }

  private final IndexSearcher searcher;
  private final int[] labels;
  private final int classes;

  /// @param labels the class of each sample, from 0 to `classes` - 1
  QuestionIndex(List<Terms> samples, int[] labels, int classes) {
    this.labels = labels.clone();
    this.classes = classes;
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (Terms sample : samples) {
          writer.addDocument(document(sample));
        }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be unreadable", e);
    }
  }

  /// How much the nearest samples speak for each class; sums to 1 unless nothing is similar at all.
  double[] votes(Terms question) {
    double[] votes = new double[classes];
    double sum = 0;
    ScoreDoc[] nearest = nearest(question);
    for (ScoreDoc one : nearest) {
      double vote = Math.pow(one.score / nearest[0].score, SHARPNESS);
      votes[labels[one.doc]] += vote;
      sum += vote;
    }
    for (int i = 0; i < classes && sum > 0; i++) {
      votes[i] /= sum;
    }
    return votes;
  }

  private ScoreDoc[] nearest(Terms question) {
    var query = new BooleanQuery.Builder();
    question.stems().stream()
        .limit(MOST_STEMS)
        .forEach(stem -> query.add(new TermQuery(new Term(STEMS, stem)), Occur.SHOULD));
    letters(question).stream()
        .limit(MOST_LETTERS)
        .forEach(
            group ->
                query.add(
                    new BoostQuery(new TermQuery(new Term(LETTERS, group)), LETTERS_WEIGHT),
                    Occur.SHOULD));
    try {
      return searcher.search(query.build(), NEIGHBOURS).scoreDocs;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be unreadable", e);
    }
  }

  private static Document document(Terms sample) {
    var document = new Document();
    document.add(new Field(STEMS, new Listed(sample.stems()), TERMS));
    document.add(new Field(LETTERS, new Listed(letters(sample)), TERMS));
    return document;
  }

  /// Shorter groups are in most samples and cost time without telling anything.
  private static List<String> letters(Terms terms) {
    return terms.letters().stream().filter(group -> group.length() == 4).toList();
  }

  /// Terms that are known already, as Lucene wants them.
  private static final class Listed extends TokenStream {
    private final Iterator<String> terms;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Listed(Collection<String> terms) {
      this.terms = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!terms.hasNext()) {
        return false;
      }
      clearAttributes();
      term.append(terms.next());
      return true;
    }
  }
}
