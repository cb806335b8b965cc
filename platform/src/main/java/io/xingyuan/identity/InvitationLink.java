package io.xingyuan.identity;

/** 邀请链接: works once and for a few days. Only the hash of its secret is kept. */
record InvitationLink(String secret) {

    static InvitationLink next() {
        return new InvitationLink(SetUpToken.next().secret());
    }

    String hash() {
        return new SetUpToken(secret).hash();
    }

    String path() {
        return "/invitation?token=" + secret;
    }

    @Override
    public String toString() {
        return "InvitationLink";
    }
}
