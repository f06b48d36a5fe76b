package tw.agencygateway.mydata.dp.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a person's data comes from. The gateway has some of its own; an agency adds another one as a CDI bean of this type beside them, and
 * names it in the data set's registration. No database transaction is open while a source is asked; it is asked by several threads at once.
 */
public interface PersonDataSource {

    /** The name under which data sets name it, such as {@code sql}. */
    String name();

    /**
     * Sees whether it may be asked with such settings at all, without asking anybody: before a data set with them is saved.
     *
     * @throws SourceException WRONG where it may not; the message says which setting it is
     */
    default void check(Map<String, String> settings) throws SourceException {
        // most have nothing to fear
    }

    /**
     * Fetches a person's data.
     *
     * @return a row for each record, column to value: a text, a number, a boolean, a date or time of {@code java.time}, or null; no row
     *     where there is no data for this person
     * @throws SourceException where it gives none now
     * @throws InterruptedException when the server stops
     */
    List<Map<String, Object>> fetch(SourceQuery query) throws SourceException, InterruptedException;

    /**
     * Sees whether it would answer, as cheaply as it can; asks for nobody's data.
     *
     * @param query of nobody: its person has no members
     * @throws SourceException where it would not
     * @throws InterruptedException when the server stops
     */
    void probe(SourceQuery query) throws SourceException, InterruptedException;

    /**
     * Sees what a row would hold, without anybody's data: its database may know that of a query.
     *
     * @param query of nobody
     * @return the columns' names; empty where that is not known before somebody's data is asked for
     * @throws SourceException where it would give nothing; WRONG where asking like that never would
     * @throws InterruptedException when the server stops
     */
    default Optional<List<String>> columns(SourceQuery query) throws SourceException, InterruptedException {
        probe(query);
        return Optional.empty();
    }
}
