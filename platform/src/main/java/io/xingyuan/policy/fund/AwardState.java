package io.xingyuan.policy.fund;

/**
 * 兑现总额: the award behind a payment, over all of its parts; money in 分.
 *
 * @param first its first part, or its only payment
 * @param number of that payment
 * @param fen what its parts come to that neither were cancelled nor came back
 * @param paidFen what of that the enterprise has
 */
public record AwardState(PaymentId first, String number, long fen, long paidFen) {}
