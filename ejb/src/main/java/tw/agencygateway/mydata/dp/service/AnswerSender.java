package tw.agencygateway.mydata.dp.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Sends answers by threads that do nothing else, for a caller may be slow; a file is opened by the one that sends it. */
final class AnswerSender {

    private static final Logger LOG = System.getLogger(AnswerSender.class.getName());

    private final DpThreads threads;

    AnswerSender(DpThreads threads) {
        this.threads = threads;
    }

    void send(Outcome outcome, BiConsumer<DpAnswer, Throwable> send) {
        if (outcome.file().isPresent()) {
            try {
                CompletableFuture.runAsync(() -> sendFile(outcome.file().get(), send), threads.transfers());
                return;
            } catch (RejectedExecutionException e) {
                LOG.log(Level.WARNING, "too many files wait to be sent");
            }
        }
        CompletableFuture.runAsync(() -> send.accept(outcome.answer(), null), threads.answers());
    }

    void sendFailure(Throwable failure, BiConsumer<DpAnswer, Throwable> send) {
        CompletableFuture.runAsync(() -> send.accept(null, failure), threads.answers());
    }

    private static void sendFile(Supplier<DpAnswer> file, BiConsumer<DpAnswer, Throwable> send) {
        DpAnswer answer;
        try {
            answer = file.get();
        } catch (RuntimeException e) {
            send.accept(null, new CompletionException(e));
            return;
        }
        send.accept(answer, null);
    }
}
