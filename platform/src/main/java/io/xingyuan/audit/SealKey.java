package io.xingyuan.audit;

import io.xingyuan.startup.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** 签名密钥: the Ed25519 key that signs the heads; made on the first start, readable by its owner only. */
final class SealKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC_SUFFIX = ".pub";

    private final PrivateKey secret;
    private final PublicSeal open;

    private SealKey(PrivateKey secret, PublicSeal open) {
        this.secret = secret;
        this.open = open;
    }

    /** Reads the key and the public half beside it; makes both when there is none. */
    static SealKey at(Path file) throws IOException {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            byte[] encoded = Pem.read(Files.readString(file), PRIVATE);
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SealKey(secret, PublicSeal.in(publicHalf(file)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException("not a usable key: " + file, unusable);
        }
    }

    static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + PUBLIC_SUFFIX);
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(publicHalf(file), new PublicSeal(pair.getPublic()).pem());
        OwnerFile.write(file, Pem.write(pair.getPrivate().getEncoded(), PRIVATE));
    }

    PublicSeal open() {
        return open;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    /** 公钥: what everybody may know, and verifies with. */
    record PublicSeal(PublicKey key) {

        private static final String PUBLIC = "PUBLIC KEY";

        static PublicSeal in(Path file) throws IOException {
            return of(Files.readString(file));
        }

        static PublicSeal of(String pem) throws IOException {
            try {
                return new PublicSeal(KeyFactory.getInstance(ALGORITHM)
                        .generatePublic(new java.security.spec.X509EncodedKeySpec(Pem.read(pem, PUBLIC))));
            } catch (GeneralSecurityException | IllegalArgumentException unusable) {
                throw new IOException("not a public key", unusable);
            }
        }

        /** Short name of the key: the first 16 hex digits of its hash. */
        String id() {
            return java.util.HexFormat.of()
                    .formatHex(Hashes.digest().digest(key.getEncoded()))
                    .substring(0, 16);
        }

        String pem() {
            return Pem.write(key.getEncoded(), PUBLIC);
        }

        boolean accepts(String text, String signature) {
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(text.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException wrong) {
                return false;
            }
        }
    }

    /** PEM text (RFC 7468). */
    private static final class Pem {

        static String write(byte[] encoded, String label) {
            return "-----BEGIN " + label + "-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END " + label + "-----\n";
        }

        static byte[] read(String text, String label) {
            String body =
                    text.replaceAll("(?s).*-----BEGIN " + label + "-----(.*?)-----END " + label + "-----.*", "$1");
            return Base64.getMimeDecoder().decode(body);
        }
    }
}
