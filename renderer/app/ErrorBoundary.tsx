import { Component } from 'react';
import type { ReactNode } from 'react';
import { FatalScreen } from './FatalScreen.tsx';

/** A mistake in drawing must not leave an empty window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <FatalScreen failure="crashed" /> : this.props.children;
  }
}
