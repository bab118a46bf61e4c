package io.hongyan.core.tracking;

/** What may go wrong with a parcel (异常). */
public enum AnomalyType {
    /** 破损. */
    DAMAGED,
    /** 丢失. */
    LOST,
    /** 短少. */
    SHORT,
    /** 滞留: no new scan for longer than the lane allows. */
    STALLED,
    /** 延误: later than the lane's standard. */
    DELAYED,
    /** 派件失败. */
    FAILED_ATTEMPT,
    /** 地址不详. */
    BAD_ADDRESS,
    /** 拒收. */
    REFUSED,
    /** 超时未取. */
    NOT_COLLECTED,
    /** 错分. */
    MISSORTED,
    /** 虚假签收: signed but not received; a person or a contradiction says so. */
    FALSE_SIGNATURE,
    /** 不告而投: put in a locker or station without consent. */
    UNAUTHORISED_DEPOSIT,
    /** 无动静: an expected event did not come. */
    SILENCE
}
