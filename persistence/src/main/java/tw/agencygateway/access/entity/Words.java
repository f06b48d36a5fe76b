package tw.agencygateway.access.entity;

import java.util.Collection;
import java.util.List;

/** A short list kept in one column, separated by spaces; the words themselves hold none. */
final class Words {

    private Words() {}

    static String join(Collection<String> words) {
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("a word must hold no space and not be empty");
            }
        }
        return String.join(" ", words);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
