package io.xingyuan.identity.secret;

import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** 口令散列: Argon2id for new passwords (19 MiB, two passes, one lane: ADR 0205); bcrypt is still read. */
public final class PasswordHashes {

    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;

    private PasswordHashes() {}

    public static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2", new Argon2PasswordEncoder(SALT, LENGTH, 1, MEMORY, PASSES),
                        "bcrypt", new BCryptPasswordEncoder()));
    }

    /** The bare hash of a secret that is found by it. */
    static byte[] argon2(byte[] secret, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(MEMORY)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        byte[] hash = new byte[LENGTH];
        generator.generateBytes(secret, hash);
        return hash;
    }
}
