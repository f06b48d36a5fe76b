package tw.agencygateway.sandbox.mydata;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.mydata.pack.DpFault;
import tw.agencygateway.sandbox.mydata.pack.JweFault;
import tw.agencygateway.sandbox.mydata.pack.ManifestFault;
import tw.agencygateway.sandbox.mydata.pack.PackageFault;
import tw.agencygateway.sandbox.mydata.pack.SignerFault;
import tw.agencygateway.sandbox.mydata.pack.ZipFault;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Service;

/** The simulated MyData platform: what may happen to a transaction, and the addresses under which it happens. */
public final class Platform implements AutoCloseable {
    private final TestPki pki;
    private final SandboxClock clock;
    private final Agenda agenda;
    private final Notifier notifier;
    private final Transactions transactions = new Transactions();
    private final LiveSource liveSource;
    private volatile Registry registry;

    public Platform(Registry registry, TestPki pki, SandboxClock clock, LiveSource liveSource) {
        this.registry = registry;
        this.liveSource = liveSource;
        this.pki = pki;
        this.clock = clock;
        this.agenda = new Agenda(clock);
        this.notifier = new Notifier(agenda, clock);
    }

    /** All that this platform can do wrong, in the order of the flow. */
    public static Catalogue catalogue() {
        List<Misbehaviour> all = Stream.<Misbehaviour[]>of(
                        SourceChoice.values(),
                        ReturnFault.values(),
                        NotificationFault.values(),
                        AnswerFault.values(),
                        TransferFault.values(),
                        JweFault.values(),
                        PackageFault.values(),
                        ManifestFault.values(),
                        ZipFault.values(),
                        DpFault.values(),
                        SignerFault.values())
                .flatMap(Stream::of)
                .toList();
        return new Catalogue(all);
    }

    public void routes(Router router, Pages pages) {
        new Integration(this, pages).routes(router);
        new ConsentPages(this, pages).routes(router);
        new DataEndpoint(this).routes(router);
    }

    public Registry registry() {
        return registry;
    }

    /** Issues other credentials to a service; what has arrived before goes on with those it arrived with. */
    public void issue(Service service, String clientSecret, String cbcIv) {
        registry = registry.with(service.issued(clientSecret, cbcIv));
    }

    public TestPki pki() {
        return pki;
    }

    public SandboxClock clock() {
        return clock;
    }

    public Notifier notifier() {
        return notifier;
    }

    public Transactions transactions() {
        return transactions;
    }

    /**
     * The citizen agreed and proved who they are: the service is told, and the browser goes back.
     *
     * @return the address of the browser's return
     * @throws HttpError 409 when it was decided before, 408 after twenty minutes
     */
    public String agree(Transaction transaction, Method method) throws HttpError {
        refuseLateness(transaction);
        if (!transaction.agree(method, clock.instant())) {
            throw new HttpError(409, "the citizen has decided already");
        }
        ReturnDraft draft = new ReturnDraft("200", transaction.txId());
        transaction.faults().bend(ReturnFault.class, draft);
        if (draft.notify) {
            transaction.receive(
                    LiveData.ask(transaction, liveSource, question -> agenda.at(clock.instant(), question)));
            notifier.start(transaction);
        } else {
            transaction.end(draft.code);
        }
        return leave(transaction, draft);
    }

    /** The citizen does not agree: 205. */
    public String refuse(Transaction transaction) throws HttpError {
        refuseLateness(transaction);
        return end(transaction, "205");
    }

    /** The visit ends without consent. */
    String end(Transaction transaction, String code) throws HttpError {
        if (transaction.state() != Transaction.State.OPEN) {
            throw new HttpError(409, "the citizen has decided already");
        }
        ReturnDraft draft = new ReturnDraft(code, transaction.txId());
        transaction.faults().bend(ReturnFault.class, draft);
        transaction.end(draft.code);
        return leave(transaction, draft);
    }

    /** Forgets all transactions, their plans, and the moved clock. */
    public void reset() {
        agenda.clear();
        transactions.clear();
        clock.move(Duration.ZERO);
    }

    @Override
    public void close() {
        agenda.close();
    }

    private void refuseLateness(Transaction transaction) throws HttpError {
        if (transaction.isTooLateToDecide(clock.instant())) {
            throw new HttpError(408, "twenty minutes have passed");
        }
    }

    private String leave(Transaction transaction, ReturnDraft draft) {
        String address =
                draft.address(transaction.service(), transaction.request().returnUrl());
        transaction.record(new Trace(
                clock.instant().toString(),
                "return",
                "GET",
                address,
                Map.of(),
                "",
                0,
                Map.of(),
                0,
                "the browser is sent"));
        return address;
    }
}
