package tw.agencygateway.sandbox.mydata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.http.Trace;

/** All transactions since the start or the last reset, the misbehaviours that wait for one, and what belongs to none. */
public final class Transactions {
    private static final int MOST_STRAYS = 1000;

    private final Map<String, Transaction> byTxId = new LinkedHashMap<>();
    private final Map<String, Transaction> byHandle = new HashMap<>();
    private final Map<String, Transaction> byTicket = new HashMap<>();
    private final Map<String, Faults> faultsByTxId = new HashMap<>();
    private final Deque<Trace> strays = new ArrayDeque<>();
    private Faults next = Faults.NONE;

    public synchronized Faults next() {
        return next;
    }

    /** Sets what the next transaction to arrive will do. */
    public synchronized void setNext(Faults faults) {
        next = faults;
    }

    /** Sets what one transaction will do from now on, whether it has arrived or not. */
    public synchronized void setFor(String txId, Faults faults) {
        Transaction transaction = byTxId.get(txId);
        if (transaction == null) {
            faultsByTxId.put(txId, faults);
        } else {
            transaction.misbehave(faults);
        }
    }

    /**
     * Takes the misbehaviours for a transaction that arrives: those set for its tx_id, else those set for the next one,
     * which are used up.
     */
    synchronized Faults takeFaults(String txId) {
        Faults own = faultsByTxId.remove(txId);
        if (own != null) {
            return own;
        }
        Faults taken = next;
        next = Faults.NONE;
        return taken;
    }

    /** @return false when there is one of that tx_id already */
    synchronized boolean add(Transaction transaction) {
        if (byTxId.putIfAbsent(transaction.txId(), transaction) != null) {
            return false;
        }
        byHandle.put(transaction.handle(), transaction);
        byTicket.put(transaction.ticket(), transaction);
        return true;
    }

    public synchronized boolean knows(String txId) {
        return byTxId.containsKey(txId);
    }

    public synchronized Optional<Transaction> byTxId(String txId) {
        return Optional.ofNullable(byTxId.get(txId));
    }

    synchronized Optional<Transaction> byHandle(String handle) {
        return Optional.ofNullable(byHandle.get(handle));
    }

    /** Only tickets that were given out count. */
    synchronized Optional<Transaction> byTicket(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket)).filter(each -> each.method() != null);
    }

    /** The newest first. */
    public synchronized List<Transaction> all() {
        List<Transaction> all = new ArrayList<>(byTxId.values());
        Collections.reverse(all);
        return all;
    }

    /** Requests that belong to no transaction, the newest first. */
    public synchronized List<Trace> strays() {
        return List.copyOf(strays);
    }

    synchronized void recordStray(Trace trace) {
        strays.addFirst(trace);
        if (strays.size() > MOST_STRAYS) {
            strays.removeLast();
        }
    }

    public synchronized void clear() {
        byTxId.clear();
        byHandle.clear();
        byTicket.clear();
        faultsByTxId.clear();
        strays.clear();
        next = Faults.NONE;
    }
}
