package io.xingyuan.privacy;

/**
 * 运营单位: who answers for the personal data.
 *
 * @param name as the notice names it
 * @param contact how people reach whoever is in charge of personal data
 */
record Operator(String name, String contact) {

    Notice notice(boolean english) {
        return Notice.read(english, name, contact);
    }
}
