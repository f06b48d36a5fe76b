package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several attempts at the same work, of which one holds. */
class VaultAttemptTest {

    @TempDir
    private Path data;

    private VaultFolder folder;

    @BeforeEach
    void open() {
        Vault vault = TestVault.in(data);
        folder = vault.open(UUID.randomUUID(), vault.newKey());
    }

    @Test
    void anAttemptNeitherSeesNorRemovesWhatAnotherWrote() throws IOException {
        VaultAttempt late = folder.attempt(UUID.randomUUID());
        VaultAttempt current = folder.attempt(UUID.randomUUID());
        folder.createRaw("received.jwe").close();
        late.create("file-1").close();
        late.create("package").close();
        current.create("file-1").close();

        late.delete("file-1");
        late.discard();

        assertThat(folder.names()).containsExactlyInAnyOrder("received.jwe", current.nameInFolder("file-1"));
        try (SeekableByteChannel kept = current.open("file-1")) {
            assertThat(kept.size()).isZero();
        }
        assertThatThrownBy(() -> late.open("file-1")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theAttemptThatHoldsRemovesWhatOthersLeft() throws IOException {
        VaultAttempt died = folder.attempt(UUID.randomUUID());
        VaultAttempt current = folder.attempt(UUID.randomUUID());
        folder.createRaw("received.jwe").close();
        died.create("file-1").close();
        current.create("file-1").close();

        Set<String> others = current.others();
        current.discard(others);
        current.discard(others);

        assertThat(folder.names()).containsExactlyInAnyOrder("received.jwe", current.nameInFolder("file-1"));
    }

    @Test
    void thereIsNothingToRemoveInAFolderThatIsGone() {
        VaultAttempt attempt = folder.attempt(UUID.randomUUID());

        assertThatCode(attempt::discard).doesNotThrowAnyException();
        assertThatCode(() -> attempt.discard(attempt.others())).doesNotThrowAnyException();
    }
}
