import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  children: ReactNode;
  /** A new value (a new address) gives the page another try. */
  resetOn?: string;
}

export class ErrorBoundary extends Component<Props, { failure: Error | null }> {
  override state = { failure: null as Error | null };

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failure && before.resetOn !== this.props.resetOn) {
      this.setState({ failure: null });
    }
  }

  override render() {
    return this.state.failure ? <Crashed failure={this.state.failure} /> : this.props.children;
  }
}

function Crashed({ failure }: { failure: Error }) {
  const { t } = useTranslation();
  return (
    <Result
      status="error"
      title={t('common.crashed')}
      subTitle={t('common.crashedHint')}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('common.reload')}
        </Button>
      }
    >
      <code>{failure.message}</code>
    </Result>
  );
}
